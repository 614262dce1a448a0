import { optionWords } from '../option-words.ts'
import { type Label, label } from '../label.ts'
import { daysBetween, localDate, minutesOfDay, momentOf } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { followUpEffects } from '../records/care-follow-up/follow-up-options.ts'
import type { Elder } from '../records/elder/elder-standing.ts'
import { ladderSteps, type LadderStep } from '../records/elder-visit/no-answer.ts'
import { nextStep, openNoAnswer, stepDue } from '../records/elder-visit/open-no-answer.ts'
import { type ServiceRequest, serviceLimit, serviceSteps } from '../records/service-request/service-limit.ts'
import { serviceNeeds } from '../records/service-request/service-needs.ts'
import type { DueItem, DueKind } from './due-item.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { elderStandingOf } from './standing-of.ts'
import { urgencyIn } from './urgency.ts'
import type { World } from './world.ts'

const clock = (ms: number) => {
  const minutes = minutesOfDay(ms)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A line with a limit to the minute: late as soon as it has passed. */
function timed(
  world: World,
  record: RecordVersion<unknown>,
  kind: DueKind,
  words: { readonly title: Label; readonly why: Label },
  due: number,
  { today, minutes }: Moment,
): DueItem | null {
  const days = daysBetween(today, localDate(due))
  const urgency = momentOf(today, minutes) > due ? 'overdue' : urgencyIn(days)
  if (!urgency) return null
  const at = days === 0 ? clock(due) : ''
  return {
    key: `${kind}:${record.id}`,
    kind,
    type: record.type as DueItem['type'],
    record: record.id,
    place: placeOf(world.records, record),
    title: words.title,
    why: at ? label(`${words.why.zh}（${at} 前）`, `${words.why.en} (by ${at})`) : words.why,
    urgency,
    due: localDate(due),
    days,
  }
}

const limits = {
  E: label('紧急，马上处理，由社区办结', 'Emergency: at once, closed by the community'),
  U1: label('当天报社区，24 小时内处理', 'Tell the community today; within 24 hours'),
  U2: label('3 个工作日内处理', 'Within 3 working days'),
}

/** The line of an open finding (DOMAIN 4.6). It says how urgent it is, not what was found: that is sensitive. */
export function followUpItem(
  world: World,
  record: RecordVersion<Body<'careFollowUp'>>,
  moment: Moment,
): DueItem | null {
  const { elder, effect = 'U2', due, foundAt = record.createdAt } = record.body
  if (record.state !== 'live') return null
  const name = world.records.get('elder', elder)?.body.name ?? ''
  const kind = optionWords(followUpEffects, effect)
  const title = label(`${name}：${kind.zh}`, `${name}: ${kind.en}`)
  return timed(world, record, 'followUp', { title, why: optionWords(limits, effect) }, due ?? foundAt, moment)
}

/** The line of a request for service: its next step and by when (DOMAIN 4.6). */
export function serviceItem(world: World, record: ServiceRequest, moment: Moment): DueItem | null {
  const limit = record.state === 'live' ? serviceLimit(record) : null
  if (!limit) return null
  const { need = 'other', client = '' } = record.body
  const words = optionWords(serviceNeeds, need)
  const title = label(`${words.zh}：${client}`, `${words.en}: ${client}`)
  return timed(world, record, 'service', { title, why: serviceSteps[limit.step] }, limit.due, moment)
}

/** The next step for an elder who did not answer, until it is known that they are well (DOMAIN 4.6). */
export function noAnswerItem(world: World, elder: Elder, moment: Moment): DueItem | null {
  if ((elder.body.status ?? 'active') !== 'active') return null
  const found = openNoAnswer(world.records.referring('elderVisit', 'elder', elder.id))
  const step = found && nextStep(found.steps)
  if (!found || !step) return null
  const { risk } = elderStandingOf(world.records, elder, moment)
  const due = stepDue(step, risk.level, found.first, found.steps) ?? found.first
  const name = elder.body.name ?? ''
  const next = ladderSteps[String(step.n) as LadderStep]
  return timed(
    world,
    elder,
    'noAnswer',
    { title: label(`无人应答：${name}`, `No answer: ${name}`), why: next },
    due,
    moment,
  )
}
