import type { CoverHead, EntriesHead, PartHead, PhotoHead } from './part-schemas.ts'

export type { CoverHead, EntriesHead, PartHead, PhotoHead }

/** A capsule is a row of parts, each sealed and vouched for by itself: a cover, then entries in order, then photos. */

export const MOST_PARTS = 10_000
/** Mutations in one part; one that is huge has a part to itself. */
export const MOST_ENTRIES = 200
export const ENTRIES_BYTES = 500_000
/** A part with all that is around it. */
export const MOST_PART_BYTES = 8_000_000

/** What the server answers to each part: `POST /api/rescue`. */
export type PartAnswer =
  | {
      readonly kind: 'cover'
      /** The author's name, for the slip. */
      readonly author: string
      readonly madeAt: number
      readonly entries: number
      readonly photos: number
      /** Indexes of the photos that the server does not have yet. */
      readonly wanted: readonly number[]
      /** The author's account or phone is shut: a supervisor decides on every entry. */
      readonly isShut: boolean
    }
  | {
      readonly kind: 'entries'
      readonly applied: number
      /** In a review: a supervisor decides. */
      readonly kept: number
      /** Had arrived before. */
      readonly known: number
    }
  | { readonly kind: 'photo'; readonly state: 'arrived' | 'known' | 'refused' }
