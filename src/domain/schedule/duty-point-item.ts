import { optionWords } from '../option-words.ts'
import { label } from '../label.ts'
import { daysBetween } from '../local-date.ts'
import { isInPost } from '../organisation/in-post.ts'
import { lastLook } from '../organisation/last-look.ts'
import { gridOfScope } from '../record/scope.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { checkCycles } from '../records/duty-point/check-cycles.ts'
import { daysOfCycle } from '../records/duty-point/days-of-cycle.ts'
import { nextCheck } from '../records/duty-point/next-check.ts'
import type { DueItem } from './due-item.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { urgencyIn } from './urgency.ts'
import type { World } from './world.ts'

/** What is looked at every day is not announced the day before; a monthly look is, a week ahead. Own design. */
const daysAhead = (cycle: number) => Math.min(7, Math.floor(cycle / 4))

/**
 * The line of a duty point whose next look is near or late: for those who are responsible for it, or for everybody
 * who walks the grid when none of them is in post there (DOMAIN 1.2 nos. 10 and 11, a task by rule).
 */
export function dutyPointItem(
  { records, user, ownGrids }: World,
  point: RecordVersion<Body<'dutyPoint'>>,
  { today }: Moment,
): DueItem | null {
  const { checkCycle, owners = [], name = '', look } = point.body
  if (point.state !== 'live' || !checkCycle) return null
  const grid = gridOfScope(point.scope) ?? ''
  const isAnybodys = () => !owners.some((owner) => isInPost(records, owner, grid, today))
  if (!owners.includes(user) && !(ownGrids?.().includes(grid) && isAnybodys())) return null
  const due = nextCheck(point.body, lastLook(records, point))
  const days = due === null ? Infinity : daysBetween(today, due)
  const urgency = days > daysAhead(daysOfCycle(checkCycle)) ? null : urgencyIn(days)
  if (due === null || !urgency) return null
  const { zh, en } = optionWords(checkCycles, checkCycle)
  const what = look ? ` · ${look}` : ''
  return {
    key: `point:${point.id}`,
    kind: 'point',
    type: 'dutyPoint',
    record: point.id,
    place: placeOf(records, point),
    title: label(name, name),
    why: label(`责任点位，${zh}看一次${what}`, `Duty point, ${en.toLowerCase()}${what}`),
    urgency,
    due,
    days,
  }
}
