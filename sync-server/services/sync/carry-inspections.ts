import type { StoredRecord } from '../../storage/stored.ts'
import { carryReviews } from './carry-reviews.ts'
import { type Intake, store } from './intake.ts'

/** What was found in a house is seen where the house is: when it has moved, its inspections follow. */
export async function carryInspections(intake: Intake, house: StoredRecord, from: string): Promise<void> {
  const where = { house: house.id }
  const all = await intake.tables.records.all({ scopes: [from], type: 'houseInspection', where })
  for (const inspection of all) {
    const change = { rev: inspection.rev + 1, updatedBy: house.updatedBy, updatedAt: intake.receivedAt }
    const moved = await store(intake, { ...inspection, scope: house.scope, ...change }, inspection)
    await carryReviews(intake, moved)
  }
}
