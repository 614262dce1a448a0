import assert from 'node:assert/strict'
import { registry } from '#domain/records/registry.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { addToDigest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import type { PresentRow } from '#domain/sync/protocol.ts'
import type { ReadTables, Store } from '#server/storage/store.ts'
import type { StoredMutation, StoredRecord } from '#server/storage/stored.ts'
import type { Acknowledged, BareDevice } from './bare-device.ts'

export interface Sound {
  readonly acknowledged: number
  readonly records: number
}

type Records = ReadonlyMap<string, StoredRecord>

/**
 * Demands that what was acknowledged is in the database exactly once with its effect (P2, P4), that feed and digest
 * are those of the records (C2), and that every device holds what the database holds. Every outbox must be empty.
 */
export const verifyNothingLost = (store: Store, devices: readonly BareDevice[]): Promise<Sound> =>
  store.read(async (tables) => {
    const granted = new Map<BareDevice, readonly string[]>()
    for (const device of devices) {
      const grants = await tables.grants.ofUser(device.account.user)
      granted.set(
        device,
        grants.map(({ scope }) => scope),
      )
    }
    const scopes = [...new Set([...granted.values()].flat())]
    const records = new Map<string, StoredRecord>()
    for (const type of Object.keys(registry))
      for (const record of await tables.records.all({ scopes, type })) records.set(record.id, record)
    let acknowledged = 0
    for (const device of devices) {
      assert.equal(device.outbox.length, 0, `${device.account.user} has nothing left to send`)
      acknowledged += device.acknowledged.size
      await verifyAcknowledged(tables, [...device.acknowledged.values()], records)
      for (const row of device.held.values())
        assert.ok(granted.get(device)!.includes(row.scope), `${row.id} is none of this device`)
    }
    for (const record of records.values()) {
      assert.equal(record.contentHash, contentHash(record))
      if (record.type !== 'review' && record.type !== 'notice')
        appliedOnce(record, await tables.mutations.historyOf(record.id))
    }
    const holders = new Map<string, BareDevice[]>(scopes.map((scope) => [scope, []]))
    for (const [device, mine] of granted) for (const scope of mine) holders.get(scope)!.push(device)
    const present = new Map<string, StoredRecord[]>(scopes.map((scope) => [scope, []]))
    for (const record of records.values()) present.get(record.scope)!.push(record)
    for (const [scope, some] of holders) await verifyScope(tables, scope, present.get(scope)!, some)
    return { acknowledged, records: records.size }
  })

async function verifyAcknowledged(
  tables: ReadTables,
  all: readonly Acknowledged[],
  records: Records,
): Promise<void> {
  for (let from = 0; from < all.length; from += 500) {
    const some = all.slice(from, from + 500)
    const kept = await tables.mutations.many(some.map(({ mutation }) => mutation.uid))
    for (const { mutation, outcome } of some) {
      const stored = kept.get(mutation.uid)
      assert.ok(stored, `[P4] ${mutation.uid} was acknowledged and is lost`)
      assert.deepEqual(stored.payload, mutation, '[P3] the payload is kept verbatim')
      assert.deepEqual(stored.outcome, outcome, '[P2] the outcome is the one that was told')
      if (outcome.outcome !== 'conflict') continue
      // What one author's room in a grid did not hold waits for the supervisors, in a scope of no device here.
      const review = records.get(outcome.review!) ?? (await tables.records.get(outcome.review!))
      assert.ok(
        (review?.body.uids as string[] | undefined)?.includes(mutation.uid),
        '[M5] the proposal is kept',
      )
    }
  }
}

/** Every revision of a record but one that was there before is the effect of exactly one mutation (P2). */
function appliedOnce({ id, rev }: StoredRecord, history: readonly StoredMutation[]): void {
  const applied = history.filter(({ outcome }) => outcome.outcome === 'applied')
  const revisions = applied.map(({ revAfter }) => revAfter).toSorted((a, b) => a! - b!)
  const first = applied.some(({ op }) => op === 'create') ? 1 : 2
  const made = Array.from({ length: rev - first + 1 }, (_, i) => first + i)
  assert.deepEqual(revisions, made, `[P2] ${id} is at revision ${rev}`)
}

async function verifyScope(
  tables: ReadTables,
  scope: string,
  records: readonly StoredRecord[],
  devices: readonly BareDevice[],
): Promise<void> {
  const revs = new Map(records.map(({ id, rev }) => [id, rev]))
  const digest = digestOf(records)
  const head = (await tables.feed.heads([scope])).get(scope)!
  assert.deepEqual([head.count, head.digest], [records.length, digest], `[C2] ${scope}`)
  const { rows } = await tables.feed.after(scope, 0, { rows: 1e6, bytes: 1e12 })
  const present = rows.filter((row) => !('gone' in row))
  assert.equal(present.length, records.length, '[C2] one present row for each')
  for (const { id, rev } of present) assert.equal(revs.get(id), rev, '[C2]')
  for (const { account, held } of devices) {
    const mine = [...held.values()].filter((row) => row.scope === scope)
    assert.deepEqual(
      [mine.length, digestOf(mine.map(withHash))],
      [records.length, digest],
      `[D7] ${account.user}`,
    )
  }
}

const withHash = (row: PresentRow) => ({ ...row, contentHash: contentHash(row) })

const digestOf = (rows: readonly { id: string; rev: number; contentHash: string }[]) =>
  rows.map(rowDigest).reduce(addToDigest, emptyDigest)
