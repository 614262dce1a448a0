import { dayMs } from '#domain/local-date.ts'
import type { Records } from '#domain/schedule/world.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { recordsAtHand } from './records-at-hand.ts'

/** Long enough for every rule that looks back, but that of a care level: it stands until somebody lowers it. */
const lookBack = 200 * dayMs

/** What due dates and rates of some scopes are computed from. */
export async function loadForRates(
  tables: ReadTables,
  scopes: readonly string[],
  now: number,
): Promise<Records> {
  const loaded: StoredRecord[] = []
  const load = async (type: string, more: object = {}) => {
    for (const record of await tables.records.all({ scopes, type, ...more })) loaded.push(record)
  }
  const recent = { range: { updatedAt: { from: now - lookBack } } }
  for (const type of ['building', 'household', 'house', 'houseInspection', 'hazardCase']) await load(type)
  for (const type of ['elder', 'elderVisit', 'missedVisit']) await load(type)
  for (const type of ['visit', 'dispute', 'serviceRequest']) await load(type, recent)
  await load('matter', { states: ['live'] })
  await load('matter', { states: ['closed'], ...recent })
  for (const type of ['grid', 'alert']) {
    loaded.push(...(await tables.records.all({ scopes: ['common'], type })))
  }
  return recordsAtHand(loaded)
}
