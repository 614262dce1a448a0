import { gridOfScope } from '../record/scope.ts'
import { happenedAt } from '../records/happened-at.ts'
import type { Records } from '../schedule/world.ts'

/**
 * When each duty point of a grid was last looked at, in milliseconds, by its id: from the patrols at hand that took
 * place. A point that no patrol names is not in it.
 */
export function dutyPointsSeen(records: Records, grid: string): ReadonlyMap<string, number> {
  const seen = new Map<string, number>()
  for (const visit of records.ofType('visit')) {
    const { scope, body } = visit
    if (gridOfScope(scope) !== grid || body.status === 'draft' || body.status === 'void') continue
    const at = happenedAt(visit)
    for (const { place } of body.dutyPlaces ?? []) {
      if (place && at > (seen.get(place) ?? -Infinity)) seen.set(place, at)
    }
  }
  return seen
}
