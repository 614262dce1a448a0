import { compareWords } from '../compare-words.ts'
import type { Label } from '../label.ts'
import type { LocalDate } from '../local-date.ts'
import type { RecordType } from '../records/registry.ts'
import type { Place } from './place-of.ts'
import { compareUrgency, type Urgency } from './urgency.ts'

export type DueKind =
  | 'elder'
  | 'house'
  | 'returned'
  | 'review'
  | 'notice'
  | 'matter'
  | 'promise'
  | 'homes'
  | 'professional'
  | 'patrol'
  | 'task'
  | 'dispute'
  | 'case'
  | 'followUp'
  | 'service'
  | 'noAnswer'
  | 'point'
  | 'unread'

/** One line of 今日: something to do, where, and the rule that made it due. */
export interface DueItem {
  /** Unique in the list and the same from day to day. */
  readonly key: string
  readonly kind: DueKind
  /** The record that the line is about. */
  readonly type: RecordType
  readonly record: string
  readonly place: Place
  readonly title: Label
  /** In plain words, why it is here. */
  readonly why: Label
  readonly urgency: Urgency
  /** Null for what has no date, as a record that was sent back. */
  readonly due: LocalDate | null
  /** Days from today to `due`; negative when it is late. */
  readonly days: number | null
}

const daysOf = ({ days, urgency }: DueItem) => days ?? (urgency === 'week' ? 7 : 0)

/** Of two lines the more urgent first, then the one due earlier, then by door, what has none last; the key breaks a tie. */
export const compareDue = (a: DueItem, b: DueItem): number =>
  compareUrgency(a.urgency, b.urgency) ||
  daysOf(a) - daysOf(b) ||
  Number(a.place.door === null) - Number(b.place.door === null) ||
  compareWords(a.place.door ?? '', b.place.door ?? '') ||
  (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
