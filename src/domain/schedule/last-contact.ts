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

/** Tells of each contact with a home, in no order. */
function eachContact(
  records: Records,
  { id, body: home }: Household,
  tell: (at: number, type: RecordType, record: string) => void,
): void {
  for (const visit of records.referring('visit', 'households', id)) {
    const { body } = visit
    const isMet = body.households?.some(({ household, met }) => household === id && met !== 'nobody')
    if (isMet && tookPlace(body.status)) tell(happenedAt(visit), 'visit', visit.id)
  }
  for (const elder of records.referring('elder', 'household', id)) {
    for (const visit of records.referring('elderVisit', 'elder', elder.id)) {
      if (!tookPlace(visit.body.status) || visit.body.contact !== 'met') continue
      tell(happenedAt(visit), 'elderVisit', visit.id)
    }
  }
  if (!home.house) return
  for (const inspection of records.referring('houseInspection', 'house', home.house)) {
    if (!tookPlace(inspection.body.status)) continue
    tell(seenAt(inspection), 'houseInspection', inspection.id)
  }
}

/**
 * Every time somebody met the people of a home, was told of an elder there or looked at its house (DOMAIN 5.4:
 * each counts as a visit). Where nobody opened, nobody was visited.
 */
export function contactsOf(records: Records, home: Household): LastContact[] {
  const contacts: LastContact[] = []
  eachContact(records, home, (at, type, record) => contacts.push({ at, type, record }))
  return contacts
}

/** The newest of `contactsOf`; undefined when nobody is known to have been there. */
export function lastContactOf(records: Records, home: Household): LastContact | undefined {
  let last: LastContact | undefined
  eachContact(records, home, (at, type, record) => {
    if (!last || at > last.at) last = { at, type, record }
  })
  return last
}
