import { label } from '../label.ts'
import { localDate, momentOf } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { lateStep } from '../records/matter/late-step.ts'
import { matterEndedAt } from '../records/matter/matter-ended-at.ts'
import type { Moment } from '../schedule/moment.ts'
import type { Records } from '../schedule/world.ts'
import { isWithin, type Period } from './period.ts'
import { member, rate, type Rate } from './rate.ts'

type Matter = RecordVersion<Body<'matter'>>

/** 一次办结率 and 群众满意率 of the matters closed in a period, 超期率 of the open ones (DOMAIN 11). */
export function matterRates(records: Records, period: Period, { today, minutes }: Moment): Rate[] {
  const now = momentOf(today, minutes)
  const all = records.ofType('matter')
  const open = all.filter(({ state }) => state === 'live')
  const closed = all.filter((matter) => {
    const ended = matter.body.status === 'closed' ? matterEndedAt(matter) : null
    return ended !== null && isWithin(period, localDate(ended))
  })
  const rated = closed.filter(({ body }) => body.rating && body.rating !== 'none')
  return [
    rate(
      'mattersOnce',
      closed.map((matter) => member(matter, wasOnce(matter))),
    ),
    rate(
      'mattersSatisfied',
      rated.map((matter) => member(matter, matter.body.rating === 'satisfied')),
    ),
    rate(
      'mattersLate',
      open.map((matter) => {
        const late = lateStep(matter, now)
        const day = late && localDate(late.due)
        return member(matter, late !== null, day ? label(`期限 ${day}`, `due ${day}`) : undefined)
      }),
    ),
  ]
}

const wasOnce = ({ body }: Matter): boolean => body.selfSolved === true || body.onceDone === true
