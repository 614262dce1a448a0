import type { StoredRecord } from '../../storage/stored.ts'
import { carryReviews } from './carry-reviews.ts'
import { type Intake, store } from './intake.ts'
import { partsOfFile } from './parts-of-file.ts'

/**
 * What was found in a house is seen where the house is, and an elder's level and due dates are read from the visits:
 * when the file has moved, its parts follow (M3).
 */
export async function carryParts(intake: Intake, file: StoredRecord, from: string): Promise<void> {
  const parts = partsOfFile[file.type]
  if (!parts) return
  const where = { [parts.field]: file.id }
  for (const type of parts.kinds) {
    for (const part of await intake.tables.records.all({ scopes: [from], type, where })) {
      const change = { rev: part.rev + 1, updatedBy: file.updatedBy, updatedAt: intake.receivedAt }
      const moved = await store(intake, { ...part, scope: file.scope, ...change }, part)
      await carryReviews(intake, moved)
    }
  }
}
