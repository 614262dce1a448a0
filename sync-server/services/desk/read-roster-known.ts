import type { RosterMessage } from '#domain/desk/desk-messages.ts'
import { Problem } from '#domain/problem.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { DeskScopes } from './desk-scopes.ts'

/**
 * Buildings, homes and residents of one grid as they are: an import must know the old values that it replaces.
 * @throws Problem notAllowed
 */
export async function readRosterKnown(
  tables: ReadTables,
  scopes: DeskScopes,
  grid: string,
): Promise<RosterMessage> {
  const scope = gridScope(grid, 'base')
  if (!scopes.has(scope)) throw new Problem('notAllowed')
  const all = async (type: string): Promise<RecordVersion[]> =>
    (await tables.records.all({ scopes: [scope], type })).map(({ contentHash: _hash, ...record }) => record)
  return {
    buildings: await all('building'),
    households: await all('household'),
    residents: await all('resident'),
  }
}
