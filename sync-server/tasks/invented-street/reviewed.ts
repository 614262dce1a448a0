import { localDate, momentOf } from '#domain/local-date.ts'
import type { LogStatus } from '#domain/records/log-workflow.ts'
import type { Pen, Stamp } from './pen.ts'
import type { Random } from './random.ts'

interface Reviewed {
  readonly fields: { readonly status: LogStatus; readonly reviewedBy?: string; readonly reviewedAt?: number }
  readonly stamp: Stamp
}

/**
 * A log as it stands this morning: handed in when it was written, approved the same evening or the next morning;
 * what came in yesterday is partly still waiting, and so are a few of the week that `mayWait`.
 */
export function reviewed(
  pen: Pen,
  random: Random,
  by: string,
  endedAt: number,
  reviewer: string,
  mayWait = true,
): Reviewed {
  const day = localDate(endedAt)
  const evening = momentOf(day, 1060) + random.int(0, 90) * 60_000
  const nextMorning = momentOf(day, 1440 + 500) + random.int(0, 70) * 60_000
  const at = random.chance(0.55) && evening > endedAt ? evening : Math.max(nextMorning, endedAt + 600_000)
  if (at >= pen.momentAgo(0, 0) || (random.chance(0.05) && mayWait && endedAt > pen.momentAgo(8, 0))) {
    return { fields: { status: 'submitted' }, stamp: { by, at: endedAt } }
  }
  return {
    fields: { status: 'accepted', reviewedBy: reviewer, reviewedAt: at },
    stamp: { by, at: endedAt, updatedBy: reviewer, updatedAt: at },
  }
}
