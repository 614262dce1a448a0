import { label } from '../label.ts'
import { daysBetween, localDate, momentOf } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { caseSteps, caseStepLabels, pressingCaseStep } from '../records/hazard-case/case-steps.ts'
import { isOpenCase } from '../records/hazard-case/open-case.ts'
import type { DueItem } from './due-item.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { urgencyIn } from './urgency.ts'
import type { World } from './world.ts'

/**
 * The line of one open hazard case: the step whose last moment comes first, late from then on; null when that is more
 * than a week away.
 */
export function caseItem(
  { records }: World,
  hazard: RecordVersion<Body<'hazardCase'>>,
  { today, minutes }: Moment,
): DueItem | null {
  if (hazard.state !== 'live' || !isOpenCase(hazard.body.status)) return null
  const step = pressingCaseStep(caseSteps(hazard.body, hazard.createdAt, momentOf(today, minutes)))
  if (!step || step.due === null) return null
  const due = localDate(step.due)
  const days = daysBetween(today, due)
  const urgency = step.late ? 'overdue' : urgencyIn(days)
  if (!urgency) return null
  const house = records.get('house', hazard.body.house)
  const address = house?.body.address ?? house?.body.code ?? hazard.body.brief ?? ''
  const next = caseStepLabels[step.step]
  return {
    key: `case:${hazard.id}`,
    kind: 'case',
    type: 'hazardCase',
    record: hazard.id,
    place: placeOf(records, hazard),
    title: label(`隐患：${address}`, `Hazard: ${address}`),
    why: label(`${next.zh}（${step.who.zh}）`, `${next.en} (${step.who.en})`),
    urgency,
    due,
    days,
  }
}
