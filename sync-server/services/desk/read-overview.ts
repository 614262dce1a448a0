import type { OverviewMessage } from '#domain/desk/desk-messages.ts'
import { overviewInTurns } from '#domain/desk/overview.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import type { ReadTables } from '../../storage/store.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { inTurns } from './in-turns.ts'
import { loadForRates } from './load-for-rates.ts'
import { readCounts } from './read-counts.ts'

/**
 * How the reader's grids stand now; every number with what it is a part of, and no number about a person. Reads what
 * is needed; the figures are reckoned by the function it gives, with the database free again.
 */
export async function readOverview(
  tables: ReadTables,
  scopes: DeskScopes,
  query: { readonly grid?: string },
  now: number,
): Promise<() => Promise<OverviewMessage>> {
  const records = await loadForRates(tables, scopesIn(scopes, query.grid), now)
  const counts = await readCounts(tables, scopes, query.grid)
  return async () => ({ ...(await inTurns(overviewInTurns(records, momentAt(now), now))), ...counts })
}
