import { gridOfScope, scopeFor } from '#domain/record/scope.ts'
import { infoChange } from '#domain/records/info-change/definition.ts'
import { confirmedFields } from '#domain/records/info-change/info-change-options.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { carryReviews } from '../sync/carry-reviews.ts'
import { type Intake, store } from '../sync/intake.ts'

/**
 * A number that waits to be confirmed is confirmed where its file is: when the file has moved into another grid, the
 * changes of it that nobody has decided follow (DOMAIN 12.3).
 */
export async function carryChanges(intake: Intake, file: StoredRecord, from: string): Promise<void> {
  const [left, grid] = [gridOfScope(from), gridOfScope(file.scope)]
  if (!left || !grid || left === grid || !Object.hasOwn(confirmedFields, file.type)) return
  const changes = await intake.tables.records.all({
    scopes: [scopeFor(infoChange.scope, { grid: left })],
    type: infoChange.type,
    where: { target: file.id },
  })
  for (const change of changes.filter(({ state }) => state === 'live')) {
    const moved = await store(
      intake,
      {
        ...change,
        scope: scopeFor(infoChange.scope, { grid }),
        rev: change.rev + 1,
        updatedBy: file.updatedBy,
        updatedAt: intake.receivedAt,
      },
      change,
    )
    await carryReviews(intake, moved)
  }
}
