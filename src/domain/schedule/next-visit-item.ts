import { label } from '../label.ts'
import { daysBetween } from '../local-date.ts'
import { happenedAt } from '../records/happened-at.ts'
import type { DueItem } from './due-item.ts'
import type { Household } from './homes-item.ts'
import { lastContactOf } from './last-contact.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { urgencyIn } from './urgency.ts'
import type { World } from './world.ts'

/** The return visit that this person last agreed at a home, within a week, until somebody has been there. */
export function nextVisitItem({ records, user }: World, home: Household, { today }: Moment): DueItem | null {
  const agreed = records
    .referring('visit', 'households', home.id)
    .filter(({ body, createdBy }) => body.nextVisit && createdBy === user && body.status !== 'void')
  if (agreed.length === 0) return null
  const last = agreed.reduce((newest, one) => (happenedAt(one) > happenedAt(newest) ? one : newest))
  const seen = lastContactOf(records, home)
  if (seen && seen.at > happenedAt(last)) return null
  const due = last.body.nextVisit!
  const days = daysBetween(today, due)
  const urgency = urgencyIn(days)
  if (!urgency) return null
  const name = home.body.head ?? home.body.room ?? ''
  return {
    key: `promise:${home.id}`,
    kind: 'promise',
    type: 'household',
    record: home.id,
    place: placeOf(records, home),
    title: label(`回访：${name}`, `Return visit: ${name}`),
    why: label('上次走访约好的', 'Agreed at the last visit'),
    urgency,
    due,
    days,
  }
}
