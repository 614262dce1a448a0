import { localDate, momentOf } from '../local-date.ts'
import { caseSteps } from '../records/hazard-case/case-steps.ts'
import { isOpenCase } from '../records/hazard-case/open-case.ts'
import type { Moment } from '../schedule/moment.ts'
import type { Records } from '../schedule/world.ts'
import { isWithin, type Period } from './period.ts'
import { member, rate, type Rate } from './rate.ts'

/** 销号率: hazards struck off in the period, beside those still open past a limit (DOMAIN 11). */
export function caseRates(records: Records, period: Period, { today, minutes }: Moment): Rate[] {
  const now = momentOf(today, minutes)
  const members = records.ofType('hazardCase').flatMap((hazard) => {
    const { status, closedAt } = hazard.body
    if (isOpenCase(status)) {
      const isOld = caseSteps(hazard.body, hazard.createdAt, now).some(({ done, late }) => late && !done)
      return hazard.state === 'live' && isOld ? [member(hazard, false)] : []
    }
    const isCounted = status === 'closed' && closedAt && isWithin(period, localDate(closedAt))
    return isCounted ? [member(hazard, true)] : []
  })
  return [rate('casesClosed', members)]
}
