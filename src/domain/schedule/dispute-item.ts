import { optionWords } from '../option-words.ts'
import { label } from '../label.ts'
import { daysBetween } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { disputeDue, mustEscalate } from '../records/dispute/dispute-clock.ts'
import { disputeTypes } from '../records/dispute/dispute-options.ts'
import type { DueItem } from './due-item.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { urgencyIn } from './urgency.ts'
import type { World } from './world.ts'

const toTheStreet = label(
  '人多或要动手，马上上报街道',
  'A group or signs of violence: report to the street at once',
)

/** The line of a dispute whose next step is due within a week; one that must go to the street is due today (DOMAIN 6.1). */
export function disputeItem(
  { records }: World,
  dispute: RecordVersion<Body<'dispute'>>,
  { today }: Moment,
): DueItem | null {
  if (dispute.state !== 'live') return null
  const next = disputeDue(dispute)
  // What only the community can do is on its own desk.
  const isOurs = next !== null && next.step !== 'accept' && next.step !== 'archive'
  const escalate = mustEscalate(dispute.body)
  if (!escalate && !isOurs) return null
  const due = escalate ? today : next!.due
  const days = daysBetween(today, due)
  const urgency = urgencyIn(days)
  if (!urgency) return null
  const { brief = '', disputeType } = dispute.body
  const kind = disputeType ? optionWords(disputeTypes, disputeType) : label('纠纷', 'Dispute')
  return {
    key: `dispute:${dispute.id}`,
    kind: 'dispute',
    type: 'dispute',
    record: dispute.id,
    place: placeOf(records, dispute),
    title: label(`纠纷·${kind.zh}：${brief}`, `${kind.en} dispute: ${brief}`),
    why: escalate ? toTheStreet : next!.why,
    urgency,
    due,
    days,
  }
}
