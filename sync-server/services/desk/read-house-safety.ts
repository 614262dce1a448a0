import {
  batchAt,
  type BatchMessage,
  type HouseSafetyMessage,
  houseSafetyOf,
} from '#domain/desk/house-safety.ts'
import { Problem } from '#domain/problem.ts'
import type { Records } from '#domain/schedule/world.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { recordsAtHand } from './records-at-hand.ts'

async function load(tables: ReadTables, scopes: DeskScopes, grid: string | undefined): Promise<Records> {
  const within = scopesIn(scopes, grid)
  const loaded: StoredRecord[] = []
  for (const type of ['house', 'houseInspection', 'hazardCase'])
    for (const record of await tables.records.all({ scopes: within, type })) loaded.push(record)
  for (const record of await tables.records.all({ scopes: ['common'], type: 'batch' })) loaded.push(record)
  return recordsAtHand(loaded)
}

/** Batches, open cases and business houses without a department, in the grids that the reader supervises. */
export const readHouseSafety = async (
  tables: ReadTables,
  scopes: DeskScopes,
  { grid }: { readonly grid?: string },
  now: number,
): Promise<HouseSafetyMessage> => houseSafetyOf(await load(tables, scopes, grid), now)

/** One batch house by house. @throws Problem notFound */
export async function readBatch(
  tables: ReadTables,
  scopes: DeskScopes,
  { id, grid }: { readonly id: string; readonly grid?: string },
  now: number,
): Promise<BatchMessage> {
  const found = batchAt(await load(tables, scopes, grid), id, now)
  if (!found) throw new Problem('notFound')
  return found
}
