import type { StoredRecord } from '../../storage/stored.ts'
import { carryReviews } from './carry-reviews.ts'
import { type Intake, store } from './intake.ts'

const partsOfHouse = ['houseInspection', 'hazardCase'] as const

/** What was found in a house is seen where the house is: when it has moved, inspections and cases follow. */
export async function carryInspections(intake: Intake, house: StoredRecord, from: string): Promise<void> {
  const where = { house: house.id }
  for (const type of partsOfHouse) {
    for (const part of await intake.tables.records.all({ scopes: [from], type, where })) {
      const change = { rev: part.rev + 1, updatedBy: house.updatedBy, updatedAt: intake.receivedAt }
      const moved = await store(intake, { ...part, scope: house.scope, ...change }, part)
      await carryReviews(intake, moved)
    }
  }
}
