import { type Label, label } from '../../label.ts'
import { addWorkingDays, localDate } from '../../local-date.ts'
import type { RecordVersion } from '../../record/record-version.ts'
import { addWorkingMinutes, endOfWorkday, sameWorkdayEnd, workingMinutesBetween } from '../../working-time.ts'
import type { Body } from '../body.ts'
import { stepsOf } from '../step-log.ts'
import { handlingSince } from './handling-since.ts'
import { deskMinutes, handlingDue, urgentMinutes, verifyDays } from './matter-limits.ts'
import type { TakenStep } from './matter-states.ts'

export type Matter = Pick<RecordVersion<Body<'matter'>>, 'body' | 'createdAt' | 'updatedAt'>

/** How much of its time a step has used, in five grades (DOMAIN 2.5). */
export type TimeGrade = 'normal' | 'early' | 'warning' | 'severe' | 'overdue'

export const timeGrades: Readonly<
  Record<TimeGrade, { readonly label: Label; readonly tone: 'plain' | 'yellow' | 'orange' | 'red' }>
> = {
  normal: { label: label('正常', 'In time'), tone: 'plain' },
  early: { label: label('预警', 'Half used'), tone: 'yellow' },
  warning: { label: label('警告', 'Warning'), tone: 'orange' },
  severe: { label: label('严重警告', 'Last warning'), tone: 'red' },
  overdue: { label: label('超期', 'Late'), tone: 'red' },
}

/** By the share of the limit that is used: <50 % normal, 50–75, 75–85, 85–99, >99 % late (DOMAIN 2.5). */
export function timeGrade(used: number): TimeGrade {
  if (used > 0.99) return 'overdue'
  if (used >= 0.85) return 'severe'
  if (used >= 0.75) return 'warning'
  return used >= 0.5 ? 'early' : 'normal'
}

/** The step that a matter waits for, and its time. */
export interface StepClock {
  /** The step that is to be done next. */
  readonly step: 'accept' | 'dispatch' | 'handle' | 'reply' | 'verify' | 'close'
  /** Milliseconds: since when it waits. */
  readonly since: number
  /** Milliseconds: until when it is to be done. */
  readonly due: number
  /** 0 when it has just begun, 1 when the time is over; more when it is late. */
  readonly used: number
  readonly grade: TimeGrade
}

const minute = 60_000

interface Limit {
  readonly step: StepClock['step']
  readonly since: number
  readonly due: number
  /** An urgent limit runs day and night. */
  readonly byTheClock?: boolean
}

function limitOf({ body, createdAt, updatedAt }: Matter): Limit | null {
  const steps = stepsOf<TakenStep>(body)
  // A matter from before steps were written down waits since its last change.
  const since = steps.at(-1)?.at ?? (body.status && body.status !== 'reported' ? updatedAt : createdAt)
  const isUrgent = body.level === 'L4'
  const fromReport = (step: StepClock['step'], minutes: number): Limit => ({
    step,
    since: createdAt,
    due: createdAt + minutes * minute,
    byTheClock: true,
  })
  switch (body.status ?? 'reported') {
    case 'reported':
      return isUrgent
        ? fromReport('accept', urgentMinutes.accept)
        : { step: 'accept', since: createdAt, due: addWorkingMinutes(createdAt, deskMinutes) }
    case 'accepted': {
      if (isUrgent) return fromReport('dispatch', urgentMinutes.onSite)
      const from = steps.findLast(({ step }) => step === 'accept')?.at ?? since
      return { step: 'dispatch', since: from, due: addWorkingMinutes(from, deskMinutes) }
    }
    case 'dispatched':
    case 'handling': {
      const step = body.status === 'dispatched' ? 'handle' : 'reply'
      const from = handlingSince(steps) ?? since
      const again = steps.some(({ step: one }) => one === 'reopen' || one === 'notSolved')
      if (isUrgent && !again) {
        return fromReport(step, step === 'handle' ? urgentMinutes.onSite : urgentMinutes.record)
      }
      return { step, since: from, due: endOfWorkday(body.due ?? handlingDue(body.level, localDate(from))) }
    }
    case 'replied': {
      const from = steps.findLast(({ step }) => step === 'reply')?.at ?? since
      return { step: 'verify', since: from, due: endOfWorkday(addWorkingDays(localDate(from), verifyDays)) }
    }
    case 'verifying': {
      const from = steps.findLast(({ step }) => step === 'verify')?.at ?? since
      return { step: 'close', since: from, due: sameWorkdayEnd(from) }
    }
    default:
      return null
  }
}

function shareOf({ since, due, byTheClock }: Limit, now: number): number {
  const between = byTheClock ? (a: number, b: number) => (b > a ? b - a : 0) : workingMinutesBetween
  const whole = between(since, due)
  const share = whole === 0 ? 1 : between(since, now) / whole
  // After the last minute of its time a step is late, though the next working minute is a weekend away.
  return now > due ? Math.max(share, 1) : Math.min(share, 0.99)
}

/**
 * The step a matter waits for at `now` (milliseconds, corrected), until when, and how much of that time is used, in
 * working time; an urgent matter's runs by the clock. Null when it is closed, not accepted or hung up (DOMAIN 2.5).
 */
export function stepClock(matter: Matter, now: number): StepClock | null {
  const limit = limitOf(matter)
  if (!limit) return null
  const used = shareOf(limit, now)
  const { step, since, due } = limit
  return { step, since, due, used, grade: timeGrade(used) }
}
