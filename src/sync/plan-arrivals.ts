import type { RecordVersion } from '#domain/record/record-version.ts'
import type { FeedRow, PresentRow } from '#domain/sync/protocol.ts'
import type { Holdings } from '#storage/holdings.ts'
import type { ScopePlan } from './plan-scopes.ts'

export interface Arrival {
  readonly server: RecordVersion | null
  readonly sweep: number | null
}

/** The server's versions that change with a response, by record. */
export function planArrivals(
  holdings: Holdings,
  rows: readonly FeedRow[],
  { scopes, stamps, ended }: ScopePlan,
): ReadonlyMap<string, Arrival> {
  const arrivals = new Map<string, Arrival>()
  for (const row of rows) {
    const sweep = stamps.get(row.scope)
    if (sweep === undefined) continue
    if (!('gone' in row)) {
      arrivals.set(row.id, { server: versionOf(row), sweep })
      continue
    }
    const arrived = arrivals.get(row.id)
    const standing = arrived ? arrived.server : holdings.held.get(row.id)?.server
    // [D5] Elsewhere by now, or newer than this news: it stays.
    if (standing?.scope === row.scope && row.rev >= standing.rev)
      arrivals.set(row.id, { server: null, sweep: null })
  }
  for (const [id, { server, sweep }] of holdings.held) {
    if (!server || arrivals.has(id)) continue
    const stamp = ended.get(server.scope)
    const taken = !scopes.has(server.scope) // [D5]
    const swept = stamp !== undefined && sweep !== stamp // [D6]
    if (taken || swept) arrivals.set(id, { server: null, sweep: null })
  }
  return arrivals
}

const versionOf = ({
  id,
  type,
  scope,
  rev,
  state,
  body,
  createdBy,
  createdAt,
  updatedBy,
  updatedAt,
}: PresentRow): RecordVersion => ({
  id,
  type,
  scope,
  rev,
  state,
  body,
  createdBy,
  createdAt,
  updatedBy,
  updatedAt,
})
