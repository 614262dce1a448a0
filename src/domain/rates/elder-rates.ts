import { label } from '../label.ts'
import { localDate } from '../local-date.ts'
import { happenedAt } from '../records/happened-at.ts'
import { tookPlace } from '../record/took-place.ts'
import type { Moment } from '../schedule/moment.ts'
import { elderStandingOf } from '../schedule/standing-of.ts'
import type { Records } from '../schedule/world.ts'
import { elderDueHistory, type PastDue } from './elder-due-history.ts'
import { isWithin, type Period } from './period.ts'
import { member, rate, type Rate, type RateMember } from './rate.ts'

function noteOf({ kind, due, done }: PastDue) {
  const what = kind === 'in_person' ? label('上门', 'visit at home') : label('联系', 'contact')
  if (done === null) return label(`${due} 应${what.zh}，还没有`, `${what.en} due ${due}, still open`)
  return label(`${due} 应${what.zh}，${done} 完成`, `${what.en} due ${due}, done ${done}`)
}

/**
 * 月探访率, 按期探访率 and who is late now (DOMAIN 11). Elders in hospital or away are not counted (4.5), nor in 月探访率
 * those who came back in the month. Yields after each elder: a month of days is gone through for every one.
 */
export function* elderRates(records: Records, period: Period, moment: Moment): Generator<void, Rate[]> {
  const active = records
    .ofType('elder')
    .filter(({ body, state }) => state === 'live' && (body.status ?? 'active') === 'active')
  const allMonth = active.filter(({ body: { enrolledOn, statusSince }, createdAt }) =>
    [enrolledOn ?? localDate(createdAt), statusSince].every((from) => !from || from <= period.from),
  )
  const wasSeen = (elder: string) =>
    records
      .referring('elderVisit', 'elder', elder)
      .some(
        (visit) =>
          tookPlace(visit.body.status) &&
          visit.body.contact === 'met' &&
          isWithin(period, localDate(happenedAt(visit))),
      )
  const isLate = (status: string | undefined) => status === 'overdue' || status === 'missed'
  const due: RateMember[] = []
  const late: RateMember[] = []
  for (const elder of active) {
    for (const one of elderDueHistory(records, elder, period, moment)) {
      due.push(member(elder, one.done !== null && one.done <= one.due, noteOf(one)))
    }
    late.push(member(elder, isLate(elderStandingOf(records, elder, moment).due?.status)))
    yield
  }
  return [
    rate(
      'eldersMonthly',
      allMonth.map((elder) => member(elder, wasSeen(elder.id))),
    ),
    rate('eldersOnTime', due),
    rate('eldersLate', late),
  ]
}
