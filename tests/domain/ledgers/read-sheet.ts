import { type LedgerName, ledgers } from '#domain/ledgers/ledgers.ts'
import { type LedgerSheet, ledgerSheet } from '#domain/ledgers/ledger-sheet.ts'
import type { LedgerCell, LedgerQuery } from '#domain/ledgers/ledger.ts'
import { momentOf } from '#domain/local-date.ts'
import type { Records } from '#domain/schedule/world.ts'

export const november: LedgerQuery = {
  from: '2026-11-01',
  to: '2026-11-30',
  now: momentOf('2026-11-28', 9 * 60),
}

interface Asked extends Partial<LedgerQuery> {
  readonly full?: boolean
}

/** A ledger of November 2026 as the street reads it. */
export const sheetOf = (
  name: LedgerName,
  records: Records,
  { full = false, ...asked }: Asked = {},
): LedgerSheet =>
  ledgerSheet(
    ledgers[name],
    records,
    { ...november, ...asked },
    {
      masked: !full,
      nameOf: (user) => ({ u1: '蒋桂兰', u2: '贾长海' })[user] ?? user,
      say: ({ zh }) => zh,
    },
  )

/** The lines by heading, so that a test names what it looks at. */
export const linesOf = ({ headings, rows }: LedgerSheet): Record<string, LedgerCell>[] =>
  rows.map(({ cells }) => Object.fromEntries(headings.map((heading, i) => [heading, cells[i]!])))
