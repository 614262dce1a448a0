import { tookPlace } from '#domain/record/took-place.ts'
import type { ElderVisit } from '#domain/records/elder/elder-standing.ts'
import { happenedAt } from '#domain/records/happened-at.ts'

/** The visits and attempts that took place, newest first. */
export const heldVisits = (visits: readonly ElderVisit[]): ElderVisit[] =>
  visits
    .filter(({ body }) => tookPlace(body.status))
    .sort((a, b) => happenedAt(b) - happenedAt(a) || (a.id < b.id ? -1 : 1))
