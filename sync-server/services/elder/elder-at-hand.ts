import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridOfScope, gridScope } from '#domain/record/scope.ts'
import type { Elder } from '#domain/records/elder/elder-standing.ts'
import type { Records } from '#domain/schedule/world.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'
import { recordsAtHand } from '../desk/records-at-hand.ts'

const idOf = (value: unknown): string[] => (typeof value === 'string' && value ? [value] : [])

/**
 * What an elder's level and due dates are read from: the visits, the home with its open hazards, the house with its
 * inspections, wherever the elder's versions say that these are.
 */
export async function elderAtHand(tables: ReadTables, versions: readonly RecordVersion[]): Promise<Records> {
  const [first] = versions
  if (!first) return recordsAtHand([])
  const homes = [...new Set(versions.flatMap(({ body }) => idOf(body.household)))]
  const found = await tables.records.many(homes)
  const houseIds = [...versions, ...found].flatMap(({ body }) => idOf(body.house))
  const houses = await tables.records.many([...new Set(houseIds)])
  const grid = gridOfScope(first.scope) ?? ''
  const around: StoredRecord[] = []
  const all = async (scopes: string[], type: string, where: Record<string, string>) => {
    around.push(...(await tables.records.all({ scopes, type, where })))
  }
  await all([first.scope], 'elderVisit', { elder: first.id })
  for (const id of homes) await all([gridScope(grid, 'base')], 'matter', { household: id })
  for (const { id, scope } of houses) await all([scope], 'houseInspection', { house: id })
  return recordsAtHand([first, ...found, ...houses, ...around])
}

/** The version as the rules of care read it. */
export const asElder = (version: RecordVersion): Elder => version as unknown as Elder
