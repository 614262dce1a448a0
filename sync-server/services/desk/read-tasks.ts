import {
  type TargetQuestion,
  type TasksMessage,
  type TaskTargetsMessage,
  tasksOf,
  taskTargets,
} from '#domain/desk/task-batch.ts'
import { dayMs } from '#domain/local-date.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { recordsAtHand } from './records-at-hand.ts'

/** What is over longer than that is looked up in the list of records. */
const lookBack = 100 * dayMs

/** What fits a filter in one grid that the reader supervises, with the tasks that are open there. */
export async function readTaskTargets(
  tables: ReadTables,
  scopes: DeskScopes,
  { grid, ...question }: TargetQuestion & { readonly grid: string },
  now: number,
): Promise<TaskTargetsMessage> {
  const within = scopesIn(scopes, grid)
  const loaded: StoredRecord[] = []
  for (const type of new Set(['building', 'household', 'house', question.type]))
    for (const record of await tables.records.all({ scopes: within, type })) loaded.push(record)
  const open = { type: 'task', states: ['live'] } as const
  for (const record of await tables.records.all({ scopes: within, ...open })) loaded.push(record)
  return taskTargets(recordsAtHand(loaded), question, now)
}

/** How far tasks have come by grid and by batch, in the grids that the reader supervises. */
export async function readTasks(tables: ReadTables, scopes: DeskScopes, now: number): Promise<TasksMessage> {
  const range = { updatedAt: { from: now - lookBack } }
  const within = scopesIn(scopes)
  const open = await tables.records.all({ scopes: within, type: 'task', states: ['live'] })
  const over = await tables.records.all({ scopes: within, type: 'task', states: ['closed'], range })
  return tasksOf(recordsAtHand([...open, ...over]), now)
}
