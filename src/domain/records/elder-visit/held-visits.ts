import { tookPlace } from '#domain/record/took-place.ts'
import type { ElderVisit } from '#domain/records/elder/elder-standing.ts'
import { happenedAt } from '#domain/records/happened-at.ts'

const newestFirst = (visits: readonly ElderVisit[]): readonly ElderVisit[] =>
  visits
    .filter(({ body }) => tookPlace(body.status))
    .sort((a, b) => happenedAt(b) - happenedAt(a) || (a.id < b.id ? -1 : 1))

// Several rules ask for the same elder's visits; a list of records is replaced, never altered.
const known = new WeakMap<readonly ElderVisit[], readonly ElderVisit[]>()

/** The visits and attempts that took place, newest first. */
export function heldVisits(visits: readonly ElderVisit[]): readonly ElderVisit[] {
  let held = known.get(visits)
  if (!held) known.set(visits, (held = newestFirst(visits)))
  return held
}
