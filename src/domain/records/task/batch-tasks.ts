import type { LocalDate } from '../../local-date.ts'
import { gridScope } from '../../record/scope.ts'
import type { Intent } from '../../sync/mutation.ts'
import type { Body } from '../body.ts'
import type { TargetType } from './target-rules.ts'

/** Said once for all tasks of a batch. */
export interface BatchWords {
  readonly name: string
  readonly what: string
  readonly due: LocalDate
  /** Users who are to do it; empty for everybody who walks the grid. */
  readonly assignee: readonly string[]
}

interface Target {
  readonly id: string
  readonly grid: string
  readonly open: readonly string[]
}

const kinds: Readonly<Record<TargetType, NonNullable<Body<'task'>['kind']>>> = {
  household: 'visit',
  elder: 'visit',
  house: 'inspection',
}

/** Where the same is to be done already, a batch asks for nothing twice. */
export const stillToAsk = <T extends Target>(targets: readonly T[], what: string): T[] =>
  targets.filter(({ open }) => !open.includes(what.trim()))

/** One task for every target that has none for the same thing, each in the grid of its target. */
export const batchTasks = (
  type: TargetType,
  targets: readonly Target[],
  { name, what, due, assignee }: BatchWords,
  newId: () => string,
): Intent[] =>
  stillToAsk(targets, what).map(({ id, grid }) => ({
    op: 'create',
    type: 'task',
    record: newId(),
    scope: gridScope(grid, 'base'),
    body: {
      kind: kinds[type],
      what: what.trim(),
      target: id,
      due,
      origin: 'batch',
      batch: name.trim(),
      ...(assignee.length > 0 && { assignee: [...assignee] }),
    },
  }))
