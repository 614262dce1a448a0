import type { Label } from '../label.ts'
import type { LocalDate } from '../local-date.ts'
import type { GridPart, ScopeId } from '../record/scope.ts'
import type { RecordType } from '../records/registry.ts'
import type { Records } from '../schedule/world.ts'
import type { LedgerWords } from './ledger-words.ts'

/** What a ledger is asked for: the days, both included, and the grids by their codes; without, all at hand. */
export interface LedgerQuery {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly grids?: readonly string[]
  /** Corrected time in milliseconds: what is said of levels and due dates is said of now. */
  readonly now: number
}

/** One line of a ledger before it is put into words. */
export interface LedgerEntry {
  /** The record that the line comes from. */
  readonly record: string
  readonly type: RecordType
  readonly scope: ScopeId
  /** Milliseconds; lines stand in this order. */
  readonly at: number
  /** Whoever is named in it, by record id or name: an export of many persons needs a second person (DOMAIN 2.3). */
  readonly persons: readonly string[]
}

export type LedgerCell = string | number

export interface LedgerColumn<E> {
  readonly heading: Label
  /** In characters of the sheet. */
  readonly width: number
  /** What cannot be said is an empty text. Personal values go through `words`, which masks them (DOMAIN 8.2). */
  readonly cell: (entry: E, words: LedgerWords) => LedgerCell
}

/** Long enough for every rule that looks back, but that of a care level: it stands until somebody lowers it. */
export const lookBackDays = 200

/** 台账: which lines, and what each column says of one. The running number in front is everybody's. */
export interface Ledger<E extends LedgerEntry = LedgerEntry> {
  readonly label: Label
  /** What a line is, in words: one ledger counts homes, another houses. */
  readonly about: Label
  /** Without a grant for all of these parts of a grid, its ledger would lie by leaving out. */
  readonly parts: readonly GridPart[]
  /** Every kind that `entries` or a column looks at. */
  readonly reads: readonly RecordType[]
  /**
   * Of `reads`, those that only matter while they are young: whatever of them was last written more than `lookBackDays`
   * before the first day changes no line. A reader that must fetch may leave those out.
   */
  readonly recent?: readonly RecordType[]
  readonly columns: readonly LedgerColumn<E>[]
  /** In any order; `ledgerSheet` sorts. */
  readonly entries: (records: Records, query: LedgerQuery) => readonly E[]
}

/** Describes a ledger; its columns are checked against its own lines. */
export const defineLedger = <E extends LedgerEntry>(ledger: Ledger<E>): Ledger => ledger as unknown as Ledger
