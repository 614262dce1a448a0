import { optionWords } from '../option-words.ts'
import { label } from '../label.ts'
import { daysBetween } from '../local-date.ts'
import { hasLeft } from '../organisation/has-left.ts'
import { gridOfScope } from '../record/scope.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { taskKinds } from '../records/task/task-options.ts'
import type { DueItem } from './due-item.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { urgencyIn } from './urgency.ts'
import type { World } from './world.ts'

/**
 * The line of a task that is not done, within a week of its day: for those it is assigned to, or for everybody who
 * walks the grid when it is assigned to nobody, or only to people who have left the grid (DOMAIN 1.2 nos. 10 and 11).
 */
export function taskItem(
  { records, user, ownGrids }: World,
  task: RecordVersion<Body<'task'>>,
  { today }: Moment,
): DueItem | null {
  const { due, kind = 'other', what = '', assignee = [], owner } = task.body
  if (task.state !== 'live' || !due) return null
  const days = daysBetween(today, due)
  const urgency = urgencyIn(days)
  if (!urgency) return null
  const grid = gridOfScope(task.scope) ?? ''
  const isLeftBehind = () =>
    ownGrids?.().includes(grid) && assignee.every((one) => hasLeft(records, one, grid, today))
  if (assignee.length > 0 && !assignee.includes(user) && !isLeftBehind()) return null
  const { zh, en } = optionWords(taskKinds, kind)
  const by = owner ? label(` · ${owner}去办`, ` · by ${owner}`) : label('', '')
  return {
    key: `task:${task.id}`,
    kind: 'task',
    type: 'task',
    record: task.id,
    place: placeOf(records, task),
    title: label(what, what),
    why: label(`${zh}${by.zh}`, `${en}${by.en}`),
    urgency,
    due,
    days,
  }
}
