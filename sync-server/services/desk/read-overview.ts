import type { OverviewMessage } from '#domain/desk/desk-messages.ts'
import { overviewOf } from '#domain/desk/overview.ts'
import { dayMs } from '#domain/local-date.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { readCounts } from './read-counts.ts'
import { recordsAtHand } from './records-at-hand.ts'

/** Long enough for every rule that looks back at visits. */
const lookBack = 200 * dayMs

/** How the reader's grids stand now; every number with what it is a part of, and no number about a person. */
export async function readOverview(
  tables: ReadTables,
  scopes: DeskScopes,
  query: { readonly grid?: string },
  now: number,
): Promise<OverviewMessage> {
  const within = scopesIn(scopes, query.grid)
  const loaded: StoredRecord[] = []
  const load = async (type: string, more: object = {}) =>
    loaded.push(...(await tables.records.all({ scopes: within, type, ...more })))
  const recent = { range: { updatedAt: { from: now - lookBack } } }
  for (const type of ['building', 'household', 'house', 'houseInspection', 'elder']) await load(type)
  for (const type of ['elderVisit', 'visit']) await load(type, recent)
  await load('matter', { states: ['live'] })
  for (const type of ['grid', 'alert'])
    loaded.push(...(await tables.records.all({ scopes: ['common'], type })))
  return {
    ...overviewOf(recordsAtHand(loaded), momentAt(now), now),
    ...(await readCounts(tables, scopes, query.grid)),
  }
}
