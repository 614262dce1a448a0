import { addDays, localDate } from '#domain/local-date.ts'
import type { BodyIssues } from '#domain/record/body-issues.ts'

/** A log may be entered this many days later, with a reason (DOMAIN 9). */
export const backDays = 14

interface Timed {
  readonly startedAt?: number
  readonly endedAt?: number
  readonly backdatedReason?: string
}

export type TimeProblem = 'tooLongAgo' | 'notYet' | 'endsFirst'

/** True when the log is entered on a later day than the one it happened on. */
export const isBackDated = ({ endedAt }: Timed, now: number): boolean =>
  endedAt != null && localDate(endedAt) < localDate(now)

export function timeProblem({ startedAt, endedAt }: Timed, now: number): TimeProblem | null {
  if (startedAt == null) return null
  if (localDate(startedAt) < addDays(localDate(now), -backDays)) return 'tooLongAgo'
  if (localDate(startedAt) > localDate(now)) return 'notYet'
  if (endedAt == null) return null
  if (localDate(endedAt) > localDate(now)) return 'notYet'
  return endedAt < startedAt ? 'endsFirst' : null
}

/** What keeps a new log from being saved because of its times. */
export function timeIssues(body: Timed, now: number): BodyIssues {
  if (timeProblem(body, now)) return { startedAt: { code: 'notADate' } }
  return isBackDated(body, now) && !body.backdatedReason?.trim()
    ? { backdatedReason: { code: 'required' } }
    : {}
}
