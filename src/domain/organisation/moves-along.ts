import type { JsonObject } from '../json.ts'
import { familyOfScope, gridOfScope, gridScope, type ScopeId } from '../record/scope.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { RecordType } from '../records/registry.ts'
import { placeOf } from '../schedule/place-of.ts'
import type { Records } from '../schedule/world.ts'
import type { Intent } from '../sync/mutation.ts'

/** A record that goes along when its building gets into another grid. */
export interface MovedRecord {
  readonly id: string
  readonly type: RecordType
  readonly scope: ScopeId
}

/** Files of a place: whatever their state. */
const files: readonly RecordType[] = ['building', 'household', 'resident', 'house', 'elder', 'dutyPoint']

/** Work on it: as long as it is open. */
const work: readonly RecordType[] = [
  'matter',
  'dispute',
  'task',
  'serviceRequest',
  'careFollowUp',
  'missedVisit',
]

/** Everything that `movesAlong` looks at. */
export const movableTypes: readonly RecordType[] = [...files, ...work]

/**
 * What goes along when a building gets into another grid (DOMAIN 1.2 no. 3, 2.1): its files and the work that is open
 * there. Inspections and hazard cases follow their house by the server's own rule; what has been closed, and logs of
 * visits, stay where they were written. Own design.
 */
export function movesAlong(records: Records, building: string): MovedRecord[] {
  const grid = gridOfScope(records.get('building', building)?.scope ?? '')
  if (!grid) return []
  const isThere = (type: RecordType, record: RecordVersion<unknown>) =>
    gridOfScope(record.scope) === grid &&
    record.state !== 'deleted' &&
    placeOf(records, { ...record, type }).building === building
  return movableTypes.flatMap((type) =>
    (records.ofType(type) as readonly RecordVersion<JsonObject>[])
      .filter((record) => (work.includes(type) ? record.state === 'live' : true) && isThere(type, record))
      .map(({ id, scope }) => ({ id, type, scope })),
  )
}

/** One move for each, into the part of the other grid that its kind lives in. */
export const moveIntents = (moved: readonly MovedRecord[], grid: string): Intent[] =>
  moved.flatMap(({ id, type, scope }) => {
    const part = familyOfScope(scope)
    if (part !== 'base' && part !== 'care' && part !== 'house') return []
    return [{ op: 'move', type, record: id, from: scope, to: gridScope(grid, part) }]
  })
