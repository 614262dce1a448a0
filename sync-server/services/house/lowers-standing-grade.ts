import { localDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'
import { houseOfInspection } from './house-of-inspection.ts'
import { dangerOf, isBetter } from './lowers-danger.ts'

/** True when its house would look safer than it does now, in grade or colour, once this is accepted or void (M3). */
export async function lowersStandingGrade(
  tables: ReadTables,
  inspection: StoredRecord,
  now: number,
  status: 'accepted' | 'void' = 'accepted',
): Promise<boolean> {
  const found = await houseOfInspection(tables, inspection)
  if (!found) return false
  const file = found.house as unknown as RecordVersion
  const before = found.inspections as unknown as readonly RecordVersion[]
  const after = before.map((one) =>
    one.id === inspection.id ? { ...one, body: { ...one.body, status } } : one,
  )
  const today = localDate(now)
  return isBetter(dangerOf(file, after, today), dangerOf(file, before, today))
}
