import type { RecordVersion } from '#domain/record/record-version.ts'
import { sameJson } from '#domain/json.ts'
import { seenVersion } from '#storage/seen-version.ts'
import { mutationOf, type OutboxRow } from '#storage/stored.ts'
import type { DiskContents } from '../world/disk.ts'
import type { Phone } from '../world/phone.ts'
import type { World } from '../world/world.ts'

/**
 * What must hold on a disk at every transaction boundary, whatever was done before.
 * @param before only rows that are newer than these are looked at; null: all
 */
export function checkDisk(world: World, phone: Phone, disk: DiskContents, before: DiskContents | null): void {
  const { state, rows, packs, outbox, scopes } = disk
  const roles = new Map(scopes.map(({ id, role }) => [id, role]))
  const waiting = outbox.filter((row) => row.state !== 'acked')
  const ofRecord = new Map<string, OutboxRow[]>()
  for (const row of waiting) {
    const { record } = row.payload
    ofRecord.set(record, [...(ofRecord.get(record) ?? []), row])
    if (row.ordinal < state!.outboxFrom)
      world.violate('D8', `${phone.deviceId} will never send ${row.payload.uid}`)
  }
  const withRow = new Set(rows.map(({ id }) => id))
  for (const record of ofRecord.keys())
    if (!withRow.has(record)) world.violate('D2', `${record} waits and has no row on ${phone.deviceId}`)
  const known = before?.state?.version ?? -1
  for (const row of rows) {
    const pending = ofRecord.get(row.id) ?? []
    if (row.version <= known && pending.length === row.pending.length) continue
    if (row.pending.join() !== pending.map(({ payload }) => payload.uid).join())
      world.violate('D2', `${row.id} on ${phone.deviceId} does not know what waits`)
    const seen = seenVersion(row.server, pending.map(mutationOf), {
      user: phone.user.id,
      roleIn: (scope) => roles.get(scope) ?? null,
    })
    if (!sameJson(row.seen, seen))
      world.violate('D2', `${row.id} on ${phone.deviceId} is not shown as the server’s with what waits`)
    if (row.server && !roles.has(row.server.scope))
      world.violate('D5', `${row.id} on ${phone.deviceId} is of ${row.server.scope}, which is not granted`)
  }
  for (const { scope, text } of packs) {
    if (!roles.has(scope)) world.violate('D5', `a pack on ${phone.deviceId} is of ${scope}, not granted`)
    if (before) continue
    for (const record of JSON.parse(text) as RecordVersion[])
      if (record.scope !== scope) world.violate('D6', `${record.id} is in a pack of another scope`)
  }
}
