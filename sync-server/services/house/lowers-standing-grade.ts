import { gradeSeverity } from '#domain/records/house-inspection/grade-order.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'
import { gradeOf, houseOfInspection } from './house-of-inspection.ts'

/** True when its house would look safer than it does now once this inspection is accepted or void (M3). */
export async function lowersStandingGrade(
  tables: ReadTables,
  inspection: StoredRecord,
  now: number,
  status: 'accepted' | 'void' = 'accepted',
): Promise<boolean> {
  const found = await houseOfInspection(tables, inspection)
  if (!found) return false
  const then = found.inspections.map((one) =>
    one.id === inspection.id ? { ...one, body: { ...one.body, status } } : one,
  )
  const before = gradeOf(found, now)
  const after = gradeOf({ ...found, inspections: then }, now)
  return (
    before !== null && (after === null ? before !== 'none' : gradeSeverity(after) < gradeSeverity(before))
  )
}
