import { compareDue, type DueItem } from './due-item.ts'
import { elderDueItem } from './elder-due-item.ts'
import { homesItems, nextVisitItems } from './homes-items.ts'
import { houseDueItem } from './house-due-item.ts'
import { lastContacts } from './last-contacts.ts'
import { matterItem } from './matter-items.ts'
import type { Moment } from './moment.ts'
import { returnedItems } from './returned-items.ts'
import { noticeItems, reviewItems } from './review-items.ts'
import type { World } from './world.ts'

const present = (item: DueItem | null): item is DueItem => item !== null

/** The lines that are cheap to find anew: sent back, disagreements, notices, return visits, homes. */
export function otherItems(world: World, moment: Moment): DueItem[] {
  const contacts = lastContacts(world.records)
  return [
    ...returnedItems(world),
    ...reviewItems(world),
    ...noticeItems(world),
    ...nextVisitItems(world, contacts, moment),
    ...homesItems(world.records, contacts, moment),
  ]
}

/**
 * Everything this person is to do within a week, most urgent first: elders, houses, matters, returned records,
 * disagreements, promises, homes. A function of the records and the moment alone, so it is the same offline.
 */
export function dueToday(world: World, moment: Moment): DueItem[] {
  const { records } = world
  return [
    ...records.ofType('elder').map((elder) => elderDueItem(records, elder, moment)),
    ...records.ofType('house').map((house) => houseDueItem(records, house, moment)),
    ...records.ofType('matter').map((matter) => matterItem(world, matter, moment)),
    ...otherItems(world, moment),
  ]
    .filter(present)
    .sort(compareDue)
}
