import type { Household } from './homes-item.ts'
import { tookPlace } from '../record/took-place.ts'
import { happenedAt } from '../records/happened-at.ts'
import { seenAt } from '../records/house/house-standing.ts'
import type { RecordType } from '../records/registry.ts'
import type { Records } from './world.ts'

/** The newest time somebody was at a home, whatever the form was called. */
export interface LastContact {
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly type: RecordType
  readonly record: string
}

/**
 * Every time somebody met the people of a home, was told of an elder there or looked at its house (DOMAIN 5.4:
 * each counts as a visit). Where nobody opened, nobody was visited.
 */
export function contactsOf(records: Records, { id, body: home }: Household): LastContact[] {
  const contacts: LastContact[] = []
  for (const visit of records.referring('visit', 'households', id)) {
    const { body } = visit
    const rows = (body.households ?? []).filter(({ household }) => household === id)
    if (!tookPlace(body.status) || rows.every(({ met }) => met === 'nobody')) continue
    contacts.push({ at: happenedAt(visit), type: 'visit', record: visit.id })
  }
  for (const elder of records.referring('elder', 'household', id)) {
    for (const visit of records.referring('elderVisit', 'elder', elder.id)) {
      if (!tookPlace(visit.body.status) || visit.body.contact !== 'met') continue
      contacts.push({ at: happenedAt(visit), type: 'elderVisit', record: visit.id })
    }
  }
  if (!home.house) return contacts
  for (const inspection of records.referring('houseInspection', 'house', home.house)) {
    if (!tookPlace(inspection.body.status)) continue
    contacts.push({ at: seenAt(inspection), type: 'houseInspection', record: inspection.id })
  }
  return contacts
}

/** The newest of `contactsOf`; undefined when nobody is known to have been there. */
export const lastContactOf = (records: Records, home: Household): LastContact | undefined =>
  contactsOf(records, home).reduce<LastContact | undefined>(
    (last, one) => (!last || one.at > last.at ? one : last),
    undefined,
  )
