import type { Label } from '../label.ts'
import type { Tone } from './queue-summary.ts'

/** One line of last time beside this time. */
export interface CompareRow {
  /** `field` or `answers.<item>`: what a remark on this line is filed under. */
  readonly path: string
  readonly group: Label
  readonly label: Label
  readonly before: Label | null
  readonly now: Label | null
  readonly changed: boolean
  /** What the present answer means; null when it means nothing. */
  readonly tone: Tone | null
  /** The same in a word, because a colour never stands alone. */
  readonly meaning: Label | null
  /** Answered by one tap for a whole section. */
  readonly quick: boolean
  readonly note: string | null
  /** SHA-256 of its photos. */
  readonly photos: readonly string[]
}
