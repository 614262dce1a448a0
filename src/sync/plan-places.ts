import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Role } from '#domain/access/role.ts'
import type { Change, NewPack } from '#storage/change.ts'
import type { Holdings } from '#storage/holdings.ts'
import { inPacks } from '#storage/in-packs.ts'
import { usualSizes } from '#storage/pack-text.ts'
import { seenVersion } from '#storage/seen-version.ts'
import { mutationOf, type OutboxRow } from '#storage/stored.ts'
import type { Arrival } from './plan-arrivals.ts'

/** So many settled records at once are not worth a row each. */
const WORTH_A_PACK = usualSizes.rows

interface Places {
  readonly touched: ReadonlySet<string>
  readonly arrivals: ReadonlyMap<string, Arrival>
  readonly waiting: readonly OutboxRow[]
  readonly removePacks: readonly number[]
  readonly sweeping: ReadonlySet<number>
  readonly user: string
  readonly roleIn: (scope: string) => Role | null
}

type Placed = Required<Pick<Change, 'rows' | 'removeRows' | 'packs'>>

/**
 * Where each touched record is written. Waiting for the server: a row with both versions. Gone: nothing, or
 * a row that says so while some pack still holds it. Settled: a row, or with many others a pack.
 */
export function planPlaces(holdings: Holdings, places: Places): Placed {
  const { touched, arrivals, removePacks, sweeping, user, roleIn } = places
  const pendingOf = byRecord(places.waiting)
  const leaving = new Set(removePacks)
  const rows: Placed['rows'][number][] = []
  const removeRows: string[] = []
  const settled = new Map<string, { scope: string; sweep: number | null; records: RecordVersion[] }>()
  for (const id of touched) {
    const held = holdings.held.get(id)
    const arrival = arrivals.get(id)
    const server = arrival ? arrival.server : (held?.server ?? null)
    const sweep = arrival ? arrival.sweep : (held?.sweep ?? null)
    const pending = pendingOf.get(id) ?? []
    if (pending.length) {
      const seen = seenVersion(server, pending.map(mutationOf), { user, roleIn }) // [D2]
      rows.push({ id, server, seen, pending: pending.map(({ payload }) => payload.uid), sweep })
    } else if (server) {
      const key = `${sweep} ${server.scope}`
      const group = settled.get(key)
      if (group) group.records.push(server)
      else settled.set(key, { scope: server.scope, sweep, records: [server] })
    } else if (held?.packs.some((number) => !leaving.has(number))) {
      rows.push({ id, server: null, seen: null, pending: [], sweep: null })
    } else if (held && held.row !== null) removeRows.push(id)
  }
  const packs: NewPack[] = []
  for (const { scope, sweep, records } of settled.values()) {
    const asPack = (sweep !== null && sweeping.has(sweep)) || records.length >= WORTH_A_PACK
    if (asPack) packs.push(...inPacks({ scope, sweep }, records))
    for (const server of records) {
      if (!asPack) rows.push({ id: server.id, server, seen: server, pending: [], sweep })
      else if (holdings.held.get(server.id)?.row != null) removeRows.push(server.id)
    }
  }
  return { rows, removeRows, packs }
}

function byRecord(waiting: readonly OutboxRow[]): ReadonlyMap<string, readonly OutboxRow[]> {
  const map = new Map<string, OutboxRow[]>()
  for (const row of waiting) {
    const ofRecord = map.get(row.payload.record)
    if (ofRecord) ofRecord.push(row)
    else map.set(row.payload.record, [row])
  }
  return map
}
