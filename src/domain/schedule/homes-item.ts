import { label } from '../label.ts'
import { daysBetween, localDate } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import type { DueItem } from './due-item.ts'
import { type LastContact, lastContactOf } from './last-contact.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import type { Records } from './world.ts'

export type Household = RecordVersion<Body<'household'>>

/** Days between two visits to a home: monthly where it needs attention, else twice a year (DOMAIN 5.2). */
export const visitInterval = ({ attention }: Body<'household'>): number => (attention?.length ? 30 : 182)

/** Days until a home is to be visited again; 0 when nobody is known to have been there, null when nobody lives there. */
export function homeDueIn(home: Household, last: LastContact | undefined, { today }: Moment): number | null {
  if (home.body.status === 'empty' || home.body.status === 'movedOut') return null
  if (!last) return 0
  return visitInterval(home.body) - daysBetween(localDate(last.at), today)
}

/** Homes of a building that want an ordinary visit now. */
export const homesDue = (records: Records, building: string, moment: Moment): Household[] =>
  records
    .referring('household', 'building', building)
    .filter((home) => (homeDueIn(home, lastContactOf(records, home), moment) ?? 1) <= 0)

/**
 * One line per building with the homes that want an ordinary visit. The frequency is a guideline, so it never
 * counts as overdue and fills one line, not a page.
 */
export function homesItem(
  records: Records,
  building: RecordVersion<Body<'building'>>,
  moment: Moment,
): DueItem | null {
  const due = homesDue(records, building.id, moment)
  if (due.length === 0) return null
  const monthly = due.filter((home) => home.body.attention?.length).length
  return {
    key: `homes:${building.id}`,
    kind: 'homes',
    type: 'building',
    record: building.id,
    place: placeOf(records, building),
    title: label(`${due.length} 户该走访了`, `${due.length} homes to visit`),
    why:
      monthly > 0
        ? label(`普通户半年一访，其中 ${monthly} 户每月一访`, `Twice a year; ${monthly} of them every month`)
        : label('普通户半年一访', 'Ordinary homes twice a year'),
    urgency: 'week',
    due: null,
    days: null,
  }
}
