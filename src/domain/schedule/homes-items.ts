import { label } from '../label.ts'
import { addDays, daysBetween, localDate } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import type { DueItem } from './due-item.ts'
import type { LastContact } from './last-contacts.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { urgencyIn } from './urgency.ts'
import type { Records, World } from './world.ts'

export type Household = RecordVersion<Body<'household'>>

/** Days between two visits to a home: monthly where it needs attention, else twice a year (DOMAIN 5.2). */
export const visitInterval = ({ attention }: Body<'household'>): number => (attention?.length ? 30 : 182)

/** Days until a home is to be visited again; 0 when nobody is known to have been there, null when nobody lives there. */
export function homeDueIn(home: Household, last: LastContact | undefined, { today }: Moment): number | null {
  if (home.body.status === 'empty' || home.body.status === 'movedOut') return null
  if (!last) return 0
  return visitInterval(home.body) - daysBetween(localDate(last.at), today)
}

/**
 * One line per building with the homes that want an ordinary visit. The frequency is a guideline, so it never
 * counts as overdue and fills one line, not a page.
 */
export function homesItems(
  records: Records,
  contacts: ReadonlyMap<string, LastContact>,
  moment: Moment,
): DueItem[] {
  return records.ofType('building').flatMap((building): DueItem[] => {
    const homes = records.referring('household', 'building', building.id)
    const due = homes.filter((home) => (homeDueIn(home, contacts.get(home.id), moment) ?? 1) <= 0)
    if (due.length === 0) return []
    const monthly = due.filter((home) => home.body.attention?.length).length
    return [
      {
        key: `homes:${building.id}`,
        kind: 'homes',
        type: 'building',
        record: building.id,
        place: placeOf(records, building),
        title: label(`${due.length} 户该走访了`, `${due.length} homes to visit`),
        why:
          monthly > 0
            ? label(
                `普通户半年一访，其中 ${monthly} 户每月一访`,
                `Twice a year; ${monthly} of them every month`,
              )
            : label('普通户半年一访', 'Ordinary homes twice a year'),
        urgency: 'week',
        due: null,
        days: null,
      },
    ]
  })
}

/** Return visits that this person noted for a day within the coming week, until somebody has been there. */
export function nextVisitItems(
  { records, user }: World,
  contacts: ReadonlyMap<string, LastContact>,
  { today }: Moment,
): DueItem[] {
  const horizon = addDays(today, 7)
  const byHome = new Map<string, DueItem>()
  for (const visit of records.ofType('visit')) {
    const { nextVisit, households, endedAt = visit.createdAt, status } = visit.body
    if (!nextVisit || nextVisit > horizon || visit.createdBy !== user || status === 'void') continue
    const days = daysBetween(today, nextVisit)
    const urgency = urgencyIn(days)
    for (const { household } of households ?? []) {
      const home = records.get('household', household)
      if (!home || !urgency || (contacts.get(home.id)?.at ?? 0) > endedAt) continue
      const name = home.body.head ?? home.body.room ?? ''
      byHome.set(home.id, {
        key: `promise:${home.id}`,
        kind: 'promise',
        type: 'household',
        record: home.id,
        place: placeOf(records, home),
        title: label(`回访：${name}`, `Return visit: ${name}`),
        why: label('上次走访约好的', 'Agreed at the last visit'),
        urgency,
        due: nextVisit,
        days,
      })
    }
  }
  return [...byHome.values()]
}
