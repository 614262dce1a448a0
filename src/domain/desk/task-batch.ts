import { compareWords } from '../compare-words.ts'
import { type Label, label } from '../label.ts'
import { type LocalDate, localDate } from '../local-date.ts'
import { maskName } from '../access/masking.ts'
import type { RecordVersion } from '../record/record-version.ts'
import { gridOfScope } from '../record/scope.ts'
import type { Body } from '../records/body.ts'
import { isTarget, targetRules, type TargetType } from '../records/task/target-rules.ts'
import { isTaskLate } from '../records/task/task-options.ts'
import { placeOf } from '../schedule/place-of.ts'
import type { Records } from '../schedule/world.ts'

/** Something that a task of a batch may be about. */
export interface TaskTarget {
  readonly id: string
  readonly grid: string
  /** Where it is; an elder's name is masked as in every list (DOMAIN 8.2). */
  readonly subject: Label
  /** What is to be done there already by tasks that are not done. */
  readonly open: readonly string[]
}

export interface TaskTargetsMessage {
  readonly at: number
  readonly targets: readonly TaskTarget[]
}

export interface TargetQuestion {
  readonly type: TargetType
  /** A key of the type's rules. */
  readonly rule: string
  /** Id of a building, or of a lane of houses; absent for the whole grid. */
  readonly building?: string | undefined
}

function subjectOf(records: Records, type: TargetType, record: RecordVersion<Body<TargetType>>): Label {
  const { buildingName, unit, door } = placeOf(records, { ...record, type })
  const name = type === 'elder' ? maskName((record.body as Body<'elder'>).name ?? '') : null
  // A house is named by its address, which says the lane.
  const within = type === 'house' && door ? null : buildingName
  const words = [within, unit && label(`${unit}单元`, `unit ${unit}`), door, name].flatMap((one) =>
    one === null || one === '' ? [] : typeof one === 'string' ? label(one, one) : one,
  )
  return label(words.map(({ zh }) => zh).join(' '), words.map(({ en }) => en).join(' '))
}

/**
 * What fits a simple filter in the grids at hand, by place (DOMAIN 1.2 no. 11, a batch). An unknown rule fits
 * nothing.
 */
export function taskTargets(
  records: Records,
  { type, rule, building }: TargetQuestion,
  now: number,
): TaskTargetsMessage {
  const today = localDate(now)
  const rules: Readonly<Record<string, { fits(body: Body<TargetType>, today: LocalDate): boolean }>> =
    targetRules[type]
  const chosen = Object.hasOwn(rules, rule) ? rules[rule] : undefined
  const targets = records
    .ofType(type)
    .filter(({ state, body }) => state !== 'deleted' && isTarget(type, body))
    .filter((one) => chosen?.fits(one.body, today))
    .filter((one) => !building || placeOf(records, { ...one, type }).building === building)
    .map((one) => ({
      id: one.id,
      grid: gridOfScope(one.scope) ?? '',
      subject: subjectOf(records, type, one),
      open: records
        .referring('task', 'target', one.id)
        .flatMap(({ state, body }) => (state === 'live' && body.what ? [body.what] : [])),
    }))
    .sort((a, b) => compareWords(a.grid, b.grid) || compareWords(a.subject.zh, b.subject.zh))
  return { at: now, targets }
}

/** How far the tasks of one grid, or of one batch, have come. No person is counted. */
export interface TaskCount {
  /** Code of the grid, or name of the batch. */
  readonly name: string
  readonly of: number
  readonly open: number
  readonly late: number
  readonly done: number
  /** The last day of what is open; null where nothing is. */
  readonly due: LocalDate | null
}

export interface TasksMessage {
  readonly at: number
  readonly grids: readonly TaskCount[]
  readonly batches: readonly TaskCount[]
}

type Task = RecordVersion<Body<'task'>>

function counted(tasks: readonly Task[], today: LocalDate, keyOf: (task: Task) => string): TaskCount[] {
  const groups = new Map<string, Task[]>()
  for (const task of tasks) {
    const key = keyOf(task)
    if (!key) continue
    const group = groups.get(key)
    if (group) group.push(task)
    else groups.set(key, [task])
  }
  return [...groups].map(([name, all]) => {
    const standing = all.filter(({ body }) => body.status !== 'cancelled')
    const open = standing.filter(({ body }) => body.status !== 'done')
    const dues = open.flatMap(({ body }) => body.due ?? [])
    return {
      name,
      of: standing.length,
      open: open.length,
      late: open.filter(({ body }) => isTaskLate(body, today)).length,
      done: standing.length - open.length,
      due: dues.length ? dues.reduce((last, due) => (due > last ? due : last)) : null,
    }
  })
}

/**
 * Due, overdue and done by grid and by batch, never by person (DOMAIN 1.2 no. 11). What was cancelled is no longer
 * part of the whole.
 */
export function tasksOf(records: Records, now: number): TasksMessage {
  const today = localDate(now)
  const tasks = records.ofType('task').filter(({ state }) => state !== 'deleted')
  return {
    at: now,
    grids: counted(tasks, today, ({ scope }) => gridOfScope(scope) ?? '').sort((a, b) =>
      compareWords(a.name, b.name),
    ),
    batches: counted(tasks, today, ({ body }) => body.batch ?? '').sort(
      (a, b) => Number(b.open > 0) - Number(a.open > 0) || compareWords(b.due ?? '', a.due ?? ''),
    ),
  }
}
