import { gradeSeverity } from '#domain/records/house-inspection/grade-order.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'
import { gradeOf, houseOfInspection } from './house-of-inspection.ts'

/** True when approving this inspection would make its house look safer than it does now (M3). */
export async function lowersStandingGrade(
  tables: ReadTables,
  inspection: StoredRecord,
  now: number,
): Promise<boolean> {
  const found = await houseOfInspection(tables, inspection)
  if (!found) return false
  const approved = found.inspections.map((one) =>
    one.id === inspection.id ? { ...one, body: { ...one.body, status: 'accepted' as const } } : one,
  )
  const before = gradeOf(found, now)
  const after = gradeOf({ ...found, inspections: approved }, now)
  return before !== null && after !== null && gradeSeverity(after) < gradeSeverity(before)
}
