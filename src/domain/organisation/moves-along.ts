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
  /** A task that was given to somebody by name, who walks the grid that it leaves. */
  readonly isGiven: boolean
}

/** Files of a place: whatever their state. */
const files: readonly RecordType[] = ['building', 'household', 'resident', 'house', 'elder', 'dutyPoint']

/** Work on it: as long as it is open. */
const work: readonly RecordType[] = ['matter', 'dispute', 'task', 'serviceRequest']

const isNamed = (people: unknown) => Array.isArray(people) && people.length > 0

/** Everything that `movesAlong` looks at. */
export const movableTypes: readonly RecordType[] = [...files, ...work]

/**
 * What goes along when a building gets into another grid (DOMAIN 1.2 no. 3, 2.1): its files and the work that is open
 * there. Inspections and hazard cases follow their house, care visits and what comes of them their elder, by the
 * server's own rule; what has been closed, and logs of visits to homes, stay where they were written. Own design.
 */
export function movesAlong(records: Records, building: string): MovedRecord[] {
  const grid = gridOfScope(records.get('building', building)?.scope ?? '')
  if (!grid) return []
  const isThere = (type: RecordType, record: RecordVersion<unknown>) =>
    gridOfScope(record.scope) === grid &&
    record.state !== 'deleted' &&
    placeOf(records, { ...record, type }).building === building
  return movableTypes.flatMap((type) =>
    (records.ofType(type) as readonly RecordVersion[])
      .filter((record) => (work.includes(type) ? record.state === 'live' : true) && isThere(type, record))
      .map(({ id, scope, body }) => ({
        id,
        type,
        scope,
        isGiven: type === 'task' && isNamed(body.assignee),
      })),
  )
}

/**
 * One move for each, into the part of the other grid that its kind lives in. A task given to a worker of the old grid
 * is handed over to the new one, whose people would not see it otherwise.
 */
export const moveIntents = (
  moved: readonly MovedRecord[],
  { grid, name }: { readonly grid: string; readonly name: string },
): Intent[] =>
  moved.flatMap(({ id, type, scope, isGiven }): Intent[] => {
    const part = familyOfScope(scope)
    if (part !== 'base' && part !== 'care' && part !== 'house') return []
    const handOver = { op: 'command', type, record: id, command: 'reassign', args: { owner: name } } as const
    const move = { op: 'move', type, record: id, from: scope, to: gridScope(grid, part) } as const
    return isGiven ? [handOver, move] : [move]
  })
