import { label } from '../label.ts'
import { localDate, momentOf } from '../local-date.ts'
import { caseStepLabels, caseSteps } from '../records/hazard-case/case-steps.ts'
import { isOpenCase } from '../records/hazard-case/open-case.ts'
import type { Moment } from '../schedule/moment.ts'
import type { Records } from '../schedule/world.ts'
import { isWithin, type Period } from './period.ts'
import { member, rate, type Rate, type RateMember } from './rate.ts'

type Case = ReturnType<typeof casesOf>[number]

const casesOf = (records: Records) => records.ofType('hazardCase').filter(({ state }) => state !== 'deleted')

/** Steps of a case whose last moment lies in the period and is over, or which were done before it. */
function dueSteps(hazard: Case, period: Period, now: number): RateMember[] {
  return caseSteps(hazard.body, hazard.createdAt, now).flatMap(({ step, due, done, skipped, late }) => {
    if (skipped || due === null || !isWithin(period, localDate(due))) return []
    if (!done && due >= now) return []
    const { zh, en } = caseStepLabels[step]
    const day = localDate(due)
    return [member(hazard, done !== null && !late, label(`${zh}，${day} 到期`, `${en}, due ${day}`))]
  })
}

/**
 * 整改按期率, and 销号率: hazards struck off in the period, beside those still open past a limit (DOMAIN 11). A step
 * counts in the period in which it was due, one that is not due yet only once it is done.
 */
export function caseRates(records: Records, period: Period, { today, minutes }: Moment): Rate[] {
  const now = momentOf(today, minutes)
  const cases = casesOf(records)
  const closed = cases.flatMap((hazard) => {
    const { status, closedAt } = hazard.body
    if (isOpenCase(status)) {
      const isOld = caseSteps(hazard.body, hazard.createdAt, now).some(({ done, late }) => late && !done)
      return hazard.state === 'live' && isOld ? [member(hazard, false)] : []
    }
    const isCounted = status === 'closed' && closedAt && isWithin(period, localDate(closedAt))
    return isCounted ? [member(hazard, true)] : []
  })
  return [
    rate(
      'stepsOnTime',
      cases.flatMap((hazard) => dueSteps(hazard, period, now)),
    ),
    rate('casesClosed', closed),
  ]
}
