import { type Label, label } from '../label.ts'
import type { Records } from '../schedule/world.ts'
import type { RecordType } from '../records/registry.ts'
import type { Ledger, LedgerCell, LedgerQuery } from './ledger.ts'
import { type LedgerWording, ledgerWords } from './ledger-words.ts'

export interface SheetRow {
  readonly record: string
  readonly type: RecordType
  /** One for each heading; the first is the running number. Put into words when first asked for: a screen shows few. */
  readonly cells: readonly LedgerCell[]
}

/** A ledger in words, ready for a screen, a printer or a workbook. */
export interface LedgerSheet {
  readonly title: string
  readonly headings: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly SheetRow[]
  /** How many different persons the lines name. */
  readonly persons: number
  readonly masked: boolean
}

const serial: Label = label('序号', 'No.')

/** Fills a ledger: its lines in order of time, each with its running number. Never throws for an odd record. */
export const ledgerSheet = (
  ledger: Ledger,
  records: Records,
  query: LedgerQuery,
  wording: Omit<LedgerWording, 'records'>,
): LedgerSheet => sheetOf(ledger, ledger.entries(records, query), { ...wording, records })

/** The same of lines that were found already. */
export function sheetOf(
  ledger: Ledger,
  found: ReturnType<Ledger['entries']>,
  wording: LedgerWording,
): LedgerSheet {
  const words = ledgerWords(wording)
  const entries = [...found].sort(
    (a, b) => a.at - b.at || (a.record < b.record ? -1 : a.record > b.record ? 1 : 0),
  )
  return {
    title: wording.say(ledger.label),
    headings: [wording.say(serial), ...ledger.columns.map(({ heading }) => wording.say(heading))],
    widths: [6, ...ledger.columns.map(({ width }) => width)],
    rows: entries.map((entry, index) => {
      let cells: readonly LedgerCell[] | undefined
      return {
        record: entry.record,
        type: entry.type,
        get cells() {
          return (cells ??= [index + 1, ...ledger.columns.map(({ cell }) => cell(entry, words))])
        },
      }
    }),
    persons: new Set(entries.flatMap(({ persons }) => persons)).size,
    masked: wording.masked,
  }
}
