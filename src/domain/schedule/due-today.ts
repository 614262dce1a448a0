import { allDueLines } from './all-due-lines.ts'
import type { DueItem } from './due-item.ts'
import { inDueOrder } from './in-due-order.ts'
import type { Moment } from './moment.ts'
import type { World } from './world.ts'

/**
 * Everything this person is to do within a week, most urgent first. A function of the records and the moment
 * alone, so it is the same offline. `DueBoard` keeps the same list current.
 */
export const dueToday = (world: World, moment: Moment): DueItem[] =>
  inDueOrder(
    allDueLines.flatMap(({ of, lines }) =>
      world.records.ofType(of).flatMap(({ id }) => lines(world, id, moment) as DueItem[]),
    ),
  )
