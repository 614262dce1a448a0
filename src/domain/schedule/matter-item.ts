import { optionWords } from '../option-words.ts'
import { type Label, label } from '../label.ts'
import { addDays, addWorkingDays, daysBetween, type LocalDate, localDate, momentOf } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { handlingDayOf } from '../records/matter/handling-since.ts'
import { planDays, returnVisitDays } from '../records/matter/matter-limits.ts'
import { matterEndedAt } from '../records/matter/matter-ended-at.ts'
import { matterClasses } from '../records/matter/matter-options.ts'
import { stepClock, timeGrades } from '../records/matter/step-clock.ts'
import type { DueItem } from './due-item.ts'
import { lastContactOf } from './last-contact.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { urgencyIn } from './urgency.ts'
import type { World } from './world.ts'

type Matter = RecordVersion<Body<'matter'>>

interface Claim {
  readonly due: LocalDate
  readonly why: Label
  readonly kind: 'promise' | 'matter'
  /** It is late though its day has not passed: the limit is in hours. */
  readonly isLate?: boolean
}

const stepWords = {
  handle: label('等着去处置', 'To be handled'),
  reply: label('处置期限', 'To be handled by'),
  verify: label('等着现场核查', 'To be checked on site'),
}

/** What the seven steps ask of those who walk the grid: to handle it, and to check on site what was replied. */
function stepClaim(matter: Matter, now: number): Claim | null {
  const clock = stepClock(matter, now)
  if (!clock) return null
  const urgent = matter.body.level === 'L4'
  if (urgent && (clock.step === 'accept' || clock.step === 'dispatch'))
    return {
      due: localDate(clock.due),
      kind: 'matter',
      why: label('紧急：马上打电话报', 'Urgent: report it by phone at once'),
      isLate: clock.grade === 'overdue',
    }
  if (clock.step !== 'handle' && clock.step !== 'reply' && clock.step !== 'verify') return null
  const words = stepWords[clock.step]
  const { label: grade } = timeGrades[clock.grade]
  const urged = matter.body.urged ? label('督办 · ', 'Urged on · ') : label('', '')
  return {
    due: localDate(clock.due),
    kind: 'matter',
    why: label(`${urged.zh}${words.zh} · ${grade.zh}`, `${urged.en}${words.en} · ${grade.en}`),
    isLate: clock.grade === 'overdue',
  }
}

/** A major matter has its plan within three working days (DOMAIN 2.5). */
function planClaim({ body, updatedAt }: Matter): Claim | null {
  const inHand = body.status === 'dispatched' || body.status === 'handling'
  if (body.level !== 'L3' || body.plan || !inHand) return null
  const due = addWorkingDays(handlingDayOf(body, localDate(updatedAt)), planDays)
  return { due, kind: 'matter', why: label('重大事项先要有方案', 'A major matter needs its plan first') }
}

/** A supervisor's 督办 is a reminder of every day (DOMAIN 2.5). */
const urgedClaim = ({ body }: Matter, today: LocalDate): Claim | null =>
  body.urged
    ? { due: today, kind: 'matter', why: label('督办，每天提醒', 'Urged on: a reminder every day') }
    : null

/** A promise to a resident binds the one who gave it. */
const promiseClaim = ({ body, createdBy }: Matter, user: string): Claim | null =>
  body.promisedBy && createdBy === user
    ? { due: body.promisedBy, kind: 'promise', why: label('答应过居民这天前办好', 'Promised by this day') }
    : null

/** When it is over, its reporter goes back to tell the resident and to ask how it was (DOMAIN 5.3). */
function returnClaim({ records, user }: World, matter: Matter): Claim | null {
  const { body, createdBy } = matter
  const ended = matterEndedAt(matter)
  if (ended === null || body.selfSolved || createdBy !== user || body.revisitedAt != null) return null
  const home = records.get('household', body.household)
  if (!home && !body.client) return null
  if (home && (lastContactOf(records, home)?.at ?? 0) > ended) return null
  return {
    due: addDays(localDate(ended), returnVisitDays),
    kind: 'matter',
    why:
      body.status === 'closed'
        ? label('办结了，去回访、问满意不满意', 'It is closed: go back and ask how it was')
        : label('没有受理，去跟居民说明', 'It was not accepted: tell the resident why'),
  }
}

/** How long a return visit is asked for; after that the moment has passed. Own design. */
const stale = 30

/** The line of one matter with a step, a promise or a return visit within a week; null otherwise. */
export function matterItem(world: World, matter: Matter, { today, minutes }: Moment): DueItem | null {
  const now = momentOf(today, minutes)
  const claims =
    matter.state === 'live'
      ? [
          stepClaim(matter, now),
          planClaim(matter),
          promiseClaim(matter, world.user),
          urgedClaim(matter, today),
        ]
      : [returnClaim(world, matter)]
  const found = claims.filter((claim) => claim !== null)
  if (found.length === 0) return null
  const claim = found.reduce((first, one) => (one.due < first.due ? one : first))
  const days = daysBetween(today, claim.due)
  const urgency = claim.isLate ? 'overdue' : urgencyIn(days)
  if (!urgency || (matter.state !== 'live' && days < -stale)) return null
  const { brief = '', class: kind } = matter.body
  const named = kind ? optionWords(matterClasses, kind) : label('事项', 'Matter')
  return {
    key: `matter:${matter.id}`,
    kind: claim.kind,
    type: 'matter',
    record: matter.id,
    place: placeOf(world.records, matter),
    title: label(`${named.zh}：${brief}`, `${named.en}: ${brief}`),
    why: claim.why,
    urgency,
    due: claim.due,
    days,
  }
}
