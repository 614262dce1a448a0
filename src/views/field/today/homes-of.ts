import type { DueItem } from '#domain/schedule/due-item.ts'
import { homesDue } from '#domain/schedule/homes-item.ts'
import type { Moment } from '#domain/schedule/moment.ts'
import type { Records } from '#domain/schedule/world.ts'

/**
 * Whether an ordinary visit does a line's work: a return visit that was agreed, or the homes of a building that want
 * one. Not an elder or a house, whose visit is a form of its own (DOMAIN 5.1).
 */
export const isDoneByVisit = ({ kind, type }: DueItem): boolean =>
  kind === 'homes' || (kind === 'promise' && type === 'household')

/** The homes of a line that one visit to all of them would do. */
export function homesOf(records: Records, item: DueItem, moment: Moment): readonly string[] {
  if (!isDoneByVisit(item)) return []
  return item.kind === 'homes' ? homesDue(records, item.record, moment).map(({ id }) => id) : [item.record]
}
