import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { happenedAt } from '../records/happened-at.ts'
import { tookPlace } from '../record/took-place.ts'
import type { Records } from '../schedule/world.ts'

/** When a duty point was last looked at on a patrol that took place, in milliseconds; undefined for never. */
export function lastLook(records: Records, { id }: RecordVersion<Body<'dutyPoint'>>): number | undefined {
  const times = records
    .referring('visit', 'dutyPlaces', id)
    .filter(({ body }) => tookPlace(body.status))
    .map(happenedAt)
  return times.length ? Math.max(...times) : undefined
}
