import type { Household } from './homes-item.ts'
import type { RecordType } from '../records/registry.ts'
import type { Records } from './world.ts'

/** The newest time somebody was at a home, whatever the form was called. */
export interface LastContact {
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly type: RecordType
  readonly record: string
}

/** A draft is not yet a visit; a voided one never was. */
export const isHeld = (status: string | undefined): boolean => status !== 'void' && status !== 'draft'

/**
 * Every time somebody met the people of a home, was told of an elder there or looked at its house (DOMAIN 5.4:
 * each counts as a visit). Where nobody opened, nobody was visited.
 */
export function contactsOf(records: Records, { id, body: home }: Household): LastContact[] {
  const contacts: LastContact[] = []
  for (const { id: record, body, createdAt } of records.referring('visit', 'households', id)) {
    const rows = (body.households ?? []).filter(({ household }) => household === id)
    if (!isHeld(body.status) || rows.every(({ met }) => met === 'nobody')) continue
    contacts.push({ at: body.endedAt ?? createdAt, type: 'visit', record })
  }
  for (const elder of records.referring('elder', 'household', id)) {
    for (const { id: record, body, createdAt } of records.referring('elderVisit', 'elder', elder.id)) {
      if (!isHeld(body.status) || body.contact !== 'met') continue
      contacts.push({ at: body.endedAt ?? createdAt, type: 'elderVisit', record })
    }
  }
  if (!home.house) return contacts
  for (const { id: record, body, createdAt } of records.referring('houseInspection', 'house', home.house)) {
    if (!isHeld(body.status)) continue
    contacts.push({ at: body.endedAt ?? createdAt, type: 'houseInspection', record })
  }
  return contacts
}

/** The newest of `contactsOf`; undefined when nobody is known to have been there. */
export const lastContactOf = (records: Records, home: Household): LastContact | undefined =>
  contactsOf(records, home).reduce<LastContact | undefined>(
    (last, one) => (!last || one.at > last.at ? one : last),
    undefined,
  )
