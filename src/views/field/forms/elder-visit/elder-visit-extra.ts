import type { informedWays } from './informed-ways.ts'

/** What an elder visit fills beside itself. */
export interface ElderVisitExtra {
  /** Key items that have been on screen. */
  readonly seen: readonly string[]
  /** When each step of an emergency was done, in milliseconds. */
  readonly stamps: Readonly<Record<string, number>>
  /** How the elder was told what is kept about them, when that was done at this visit. */
  readonly informed: (typeof informedWays)[number] | null
  /** What may come before the elder is told: put off to another day. */
  readonly tellLater: boolean
}

export const noExtra = (): ElderVisitExtra => ({ seen: [], stamps: {}, informed: null, tellLater: false })
