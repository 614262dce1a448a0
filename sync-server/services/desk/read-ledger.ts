import { createHash } from 'node:crypto'
import type { LedgerMessage } from '#domain/desk/ledger-message.ts'
import { lookBackDays } from '#domain/ledgers/ledger.ts'
import { ledgerContent, soundCell } from '#domain/ledgers/ledger-file.ts'
import { type LedgerName, ledgers } from '#domain/ledgers/ledgers.ts'
import { type LedgerSheet, ledgerSheet } from '#domain/ledgers/ledger-sheet.ts'
import { addDays, type LocalDate, momentOf } from '#domain/local-date.ts'
import { Problem } from '#domain/problem.ts'
import { gridOfScope, gridParts, gridScope } from '#domain/record/scope.ts'
import { allowsExport, type Export, mostPersonsAlone } from '#domain/records/export-request/allows-export.ts'
import type { TypedRecord } from '#domain/records/body.ts'
import { registry } from '#domain/records/registry.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type DeskScopes, deskScopes } from './desk-scopes.ts'
import { peopleWords } from './desk-words.ts'
import { recordsAtHand } from './records-at-hand.ts'

export interface LedgerQuestion {
  readonly ledger: LedgerName
  readonly from: LocalDate
  readonly to: LocalDate
  readonly grid?: string
}

/** Personal data in full: who asks, and the request that another person has agreed to, if there is one. */
export interface InFull {
  readonly by: string
  readonly request?: string
}

/** The grids whose ledger the reader may see whole: with a part of a grid missing it would leave out lines. */
function completeGrids(scopes: DeskScopes, { ledger, grid }: LedgerQuestion): string[] {
  const codes = new Set([...scopes.keys()].flatMap((scope) => gridOfScope(scope) ?? []))
  return [...codes]
    .filter((code) => grid === undefined || code === grid)
    .filter((code) => ledgers[ledger].parts.every((part) => scopes.has(gridScope(code, part))))
    .sort()
}

async function load(
  tables: ReadTables,
  { ledger, from }: LedgerQuestion,
  grids: readonly string[],
): Promise<readonly StoredRecord[]> {
  const { reads, recent = [] } = ledgers[ledger]
  const inGrids = grids.flatMap((grid) => gridParts.map((part) => gridScope(grid, part)))
  const young = { range: { updatedAt: { from: momentOf(addDays(from, -lookBackDays)) } } }
  const loaded: StoredRecord[] = []
  for (const type of reads) {
    const scopes = registry[type].scope === 'common' ? ['common'] : inGrids
    loaded.push(...(await tables.records.all({ scopes, type, ...(recent.includes(type) && young) })))
  }
  return loaded
}

/** @throws Problem exportNeedsSecond */
async function agreement(tables: ReadTables, id: string | undefined, wanted: Export): Promise<string> {
  const request = id === undefined ? null : await tables.records.get(id)
  const typed = request as unknown as TypedRecord<'exportRequest'> | null
  if (typed?.type !== 'exportRequest' || typed.scope !== 'holding' || !allowsExport(typed, wanted)) {
    throw new Problem('exportNeedsSecond')
  }
  const { decidedBy } = typed.body
  // Whoever agreed answers for these grids still.
  const device = { user: decidedBy!, device: null, address: null }
  const theirs = await deskScopes(tables, device)
  if (wanted.grids.some((grid) => !theirs.has(gridScope(grid, 'base'))))
    throw new Problem('exportNeedsSecond')
  return decidedBy!
}

/** What was read, before it is cut into pages. */
export interface ReadLedger {
  readonly message: LedgerMessage
  /** SHA-256 over headings and lines, as it stands in the footer of a file. */
  readonly hash: string
}

/**
 * A ledger of the reader's grids, by the same functions as on a phone: masked, or in full for a file.
 * @throws Problem notAllowed for a grid that the reader does not supervise whole
 * @throws Problem exportNeedsSecond for more than 50 persons in full without another person's agreement
 */
export async function readLedger(
  tables: ReadTables,
  scopes: DeskScopes,
  question: LedgerQuestion,
  now: number,
  full: InFull | null = null,
): Promise<ReadLedger> {
  const grids = completeGrids(scopes, question)
  if (grids.length === 0) throw new Problem('notAllowed')
  const records = recordsAtHand(await load(tables, question, grids))
  const people = await peopleWords(tables, scopes)
  const users = new Map((await tables.users.all()).map(({ id, name }) => [id, name]))
  const sheet: LedgerSheet = ledgerSheet(
    ledgers[question.ledger],
    records,
    { from: question.from, to: question.to, grids, now },
    {
      masked: full === null,
      nameOf: (user) => people[user]?.zh ?? users.get(user) ?? user,
      say: ({ zh }) => zh,
    },
  )
  const { from, to, ledger } = question
  const agreedBy =
    full && sheet.persons > mostPersonsAlone
      ? await agreement(tables, full.request, { by: full.by, ledger, grids, from, to, at: now })
      : null
  const names = new Map(records.ofType('grid').map(({ body }) => [body.code, body.name]))
  const rows = sheet.rows.map((row) => ({ ...row, cells: row.cells.map(soundCell) }))
  const content = ledgerContent(
    sheet.headings,
    rows.map(({ cells }) => cells),
  )
  return {
    message: {
      title: sheet.title,
      headings: sheet.headings,
      widths: sheet.widths,
      rows,
      total: rows.length,
      persons: sheet.persons,
      masked: sheet.masked,
      grids: grids.map((code) => ({ code, name: names.get(code) ?? code })),
      at: now,
      agreedBy: agreedBy && (users.get(agreedBy) ?? agreedBy),
    },
    hash: createHash('sha256').update(content).digest('hex'),
  }
}
