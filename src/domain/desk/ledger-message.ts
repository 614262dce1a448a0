import type { SheetRow } from '../ledgers/ledger-sheet.ts'

/** A page of a ledger, or all of it for a file. */
export interface LedgerMessage {
  readonly title: string
  readonly headings: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly SheetRow[]
  /** Lines in all. */
  readonly total: number
  /** How many different persons they name. */
  readonly persons: number
  readonly masked: boolean
  /** The grids it was made of, by code, in order. */
  readonly grids: readonly { readonly code: string; readonly name: string }[]
  /** Server time in milliseconds. */
  readonly at: number
  /** Who agreed to personal data in full; null where nobody had to. */
  readonly agreedBy: string | null
}
