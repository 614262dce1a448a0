import type { RecordType } from '../records/registry.ts'
import type { Records } from './world.ts'

/** The newest time somebody was at a home, whatever the form was called. */
export interface LastContact {
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly type: RecordType
  readonly record: string
}

const held = (status: string | undefined) => status !== 'void' && status !== 'draft'

/** By household: the newest visit, elder visit or house inspection. One pass over the logs at hand. */
export function lastContacts(records: Records): ReadonlyMap<string, LastContact> {
  const last = new Map<string, LastContact>()
  const note = (household: string | undefined, at: number, type: RecordType, record: string) => {
    if (household && at > (last.get(household)?.at ?? -Infinity)) last.set(household, { at, type, record })
  }
  for (const { id, body, createdAt } of records.ofType('visit')) {
    if (!held(body.status)) continue
    for (const { household } of body.households ?? []) note(household, body.endedAt ?? createdAt, 'visit', id)
  }
  for (const { id, body, createdAt } of records.ofType('elderVisit')) {
    if (!held(body.status) || body.contact !== 'met') continue
    note(records.get('elder', body.elder)?.body.household, body.endedAt ?? createdAt, 'elderVisit', id)
  }
  for (const { id, body, createdAt } of records.ofType('houseInspection')) {
    if (!held(body.status) || !body.house) continue
    for (const home of records.referring('household', 'house', body.house)) {
      note(home.id, body.endedAt ?? createdAt, 'houseInspection', id)
    }
  }
  return last
}
