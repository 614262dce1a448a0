import {
  type MovesAlongMessage,
  movesAlongOf,
  type OrganisationMessage,
  organisationOf,
} from '#domain/desk/organisation.ts'
import { dayMs } from '#domain/local-date.ts'
import { movableTypes } from '#domain/organisation/moves-along.ts'
import { Problem } from '#domain/problem.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { recordsAtHand } from './records-at-hand.ts'

/** Longer than the longest cycle by which a duty point is looked at. */
const lookBack = 200 * dayMs

/** Street, communities, grids, buildings and who is named at each, in the grids that the reader supervises. */
export async function readOrganisation(
  tables: ReadTables,
  scopes: DeskScopes,
  now: number,
): Promise<OrganisationMessage> {
  const within = scopesIn(scopes)
  const loaded: StoredRecord[] = []
  for (const type of ['grid', 'orgUnit', 'assignment'])
    loaded.push(...(await tables.records.all({ scopes: ['common'], type })))
  for (const type of ['building', 'household', 'dutyPoint'])
    for (const record of await tables.records.all({ scopes: within, type })) loaded.push(record)
  const range = { updatedAt: { from: now - lookBack } }
  for (const record of await tables.records.all({ scopes: within, type: 'visit', range })) loaded.push(record)
  const codes = new Set(within.flatMap((scope) => gridOfScope(scope) ?? []))
  return organisationOf(recordsAtHand(loaded), now, [...codes])
}

/** What would go along with a building into another grid. @throws Problem notFound */
export async function readMovesAlong(
  tables: ReadTables,
  scopes: DeskScopes,
  building: string,
  now: number,
): Promise<MovesAlongMessage> {
  const stands = await tables.records.get(building)
  const grid = stands && scopes.has(stands.scope) ? gridOfScope(stands.scope) : null
  const loaded: StoredRecord[] = []
  if (grid) {
    const within = scopesIn(scopes, grid)
    for (const type of movableTypes)
      for (const record of await tables.records.all({ scopes: within, type })) loaded.push(record)
  }
  const found = movesAlongOf(recordsAtHand(loaded), building, now)
  if (!found) throw new Problem('notFound')
  return found
}
