import type { ProblemCode } from '#domain/problem.ts'
import type { Holdings } from '#storage/holdings.ts'
import type { SyncStatus } from './device.ts'

/** The part of the status that is not read from what lies on the device. */
export interface LineState {
  readonly phase: SyncStatus['phase']
  readonly problem: ProblemCode | null
  readonly persisted: boolean | null
}

/** The status as it is now, counted from the outbox itself. */
export function statusOf({ outbox, state }: Holdings, line: LineState): SyncStatus {
  const unsent = outbox.filter((row) => row.state === 'new')
  const oldest = unsent[0]?.payload.at
  return {
    ...line,
    unsent: unsent.length,
    unsentRecords: new Set(unsent.map(({ payload }) => payload.record)).size,
    oldestUnsentAt: oldest === undefined ? null : oldest + state.skewMs,
    lastCompleteAt: state.lastCompleteAt,
    ready: state.lastCompleteAt !== null,
    skewMs: state.skewMs,
  }
}

const offline: ReadonlySet<ProblemCode> = new Set(['offline'])
const stopped: ReadonlySet<ProblemCode> = new Set([
  'wrongUser',
  'deviceRevoked',
  'storageNewer',
  'upgradeNeeded',
])

/** What a failed exchange leaves behind. In each of them the device goes on saving. */
export function phaseAfter(problem: ProblemCode): SyncStatus['phase'] {
  if (problem === 'signInNeeded') return 'signInNeeded'
  if (offline.has(problem)) return 'offline'
  return stopped.has(problem) ? 'stopped' : 'failed'
}
