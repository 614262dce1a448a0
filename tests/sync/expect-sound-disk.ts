import { IDBKeyRange, type IDBFactory } from 'fake-indexeddb'
import { expect } from 'vitest'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { NotebookDatabase } from '#storage/database.ts'
import { seenVersion } from '#storage/seen-version.ts'
import { mutationOf, type OutboxRow } from '#storage/stored.ts'

/** What must hold on a phone's disk at every transaction boundary, whatever was done before. */
export async function expectSoundDisk(disk: IDBFactory, user: string): Promise<void> {
  const database = new NotebookDatabase(user, { indexedDB: disk, IDBKeyRange })
  const [state, rows, packs, outbox, scopes] = await database.transaction(
    'r',
    [database.meta, database.rows, database.packs, database.outbox, database.scopes],
    () =>
      Promise.all([
        database.meta.get('state'),
        database.rows.toArray(),
        database.packs.toArray(),
        database.outbox.toArray(),
        database.scopes.toArray(),
      ]),
  )
  database.close()
  const waiting = outbox.filter((row) => row.state !== 'acked')
  const roles = new Map(scopes.map(({ id, role }) => [id, role]))
  const ofRecord = (id: string): OutboxRow[] => waiting.filter(({ payload }) => payload.record === id)

  for (const { ordinal } of waiting) expect(ordinal).toBeGreaterThanOrEqual(state!.outboxFrom)
  const withRow = new Set(rows.map(({ id }) => id))
  for (const { payload } of waiting)
    expect(withRow, 'a waiting mutation has its record in a row').toContain(payload.record)
  for (const row of rows) {
    const pending = ofRecord(row.id)
    expect(row.pending).toEqual(pending.map(({ payload }) => payload.uid))
    const seen = seenVersion(row.server, pending.map(mutationOf), {
      user,
      roleIn: (scope) => roles.get(scope) ?? null,
    })
    expect(row.seen, '[D2] what is seen is the server’s version with what is pending folded in').toEqual(seen)
    if (row.server)
      expect([...roles.keys()], '[D5] no row of a scope that is not granted').toContain(row.server.scope)
  }
  for (const pack of packs) {
    expect([...roles.keys()], '[D5] no pack of a scope that is not granted').toContain(pack.scope)
    for (const { scope } of JSON.parse(pack.text) as RecordVersion[]) expect(scope).toBe(pack.scope)
  }
}
