import type { DueItem } from './due-item.ts'
import { elderDueItem } from './elder-due-item.ts'
import { homesItems, nextVisitItems } from './homes-items.ts'
import { houseDueItem } from './house-due-item.ts'
import { lastContacts } from './last-contacts.ts'
import { matterItem } from './matter-items.ts'
import type { Moment } from './moment.ts'
import { returnedItems } from './returned-items.ts'
import { noticeItems, reviewItems } from './review-items.ts'
import { compareUrgency } from './urgency.ts'
import type { World } from './world.ts'

const present = (item: DueItem | null): item is DueItem => item !== null

const daysOf = ({ days, urgency }: DueItem) => days ?? (urgency === 'week' ? 7 : 0)

/** Of two lines the more urgent first, then the one due earlier, then by door; the key breaks a tie. */
export function compareDue(a: DueItem, b: DueItem): number {
  return (
    compareUrgency(a.urgency, b.urgency) ||
    daysOf(a) - daysOf(b) ||
    (a.place.door ?? '').localeCompare(b.place.door ?? '', 'zh', { numeric: true }) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  )
}

/**
 * Everything this person is to do within a week, most urgent first: elders, houses, returned records,
 * disagreements, promises, homes. A function of the records and the moment alone, so it is the same offline.
 */
export function dueToday(world: World, moment: Moment): DueItem[] {
  const { records } = world
  const contacts = lastContacts(records)
  return [
    ...records.ofType('elder').map((elder) => elderDueItem(records, elder, moment)),
    ...records.ofType('house').map((house) => houseDueItem(records, house, moment)),
    ...records.ofType('matter').map((matter) => matterItem(world, matter, moment)),
    ...returnedItems(world),
    ...reviewItems(world),
    ...noticeItems(world),
    ...nextVisitItems(world, contacts, moment),
    ...homesItems(records, contacts, moment),
  ]
    .filter(present)
    .sort(compareDue)
}
