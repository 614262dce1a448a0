import type { StoredRecord } from '../../storage/stored.ts'
import { type Intake, store } from './intake.ts'

/** A review lives where its target lives: when the target has moved, its reviews follow. */
export async function carryReviews(intake: Intake, target: StoredRecord): Promise<void> {
  const scopes = await intake.tables.feed.scopes()
  const reviews = await intake.tables.records.all({ scopes, type: 'review', where: { target: target.id } })
  for (const review of reviews) {
    if (review.scope === target.scope || review.scope === 'holding') continue
    const moved = {
      ...review,
      scope: target.scope,
      rev: review.rev + 1,
      updatedBy: target.updatedBy,
      updatedAt: intake.receivedAt,
    }
    await store(intake, moved, review)
  }
}
