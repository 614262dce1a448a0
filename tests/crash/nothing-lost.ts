import assert from 'node:assert/strict'
import { contentHash } from '#domain/sync/content-hash.ts'
import { addToDigest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import type { ReadTables, Store } from '#server/storage/store.ts'
import type { StoredMutation, StoredRecord } from '#server/storage/stored.ts'
import type { Acknowledged, Pusher } from './pusher.ts'
import { here, sharedHome, there } from './walk.ts'

const scopes = [here, there]
const kinds = ['household', 'visit', 'review']

export interface Sound {
  readonly acknowledged: number
  readonly records: number
}

/**
 * Demands that what was acknowledged is in the database exactly once with its effect (P2, P4), that feed and digest
 * are those of the records (C2), and that every device holds what the database holds. Every outbox must be empty.
 */
export const verifyNothingLost = (store: Store, pushers: readonly Pusher[]): Promise<Sound> =>
  store.read(async (tables) => {
    const records = new Map<string, StoredRecord>()
    for (const type of kinds)
      for (const record of await tables.records.all({ scopes, type })) records.set(record.id, record)
    let acknowledged = 0
    for (const pusher of pushers) {
      assert.equal(pusher.outbox.length, 0)
      acknowledged += pusher.acknowledged.size
      await verifyAcknowledged(tables, [...pusher.acknowledged.values()], records)
      for (const [id, { scope, fields }] of pusher.walk.expected) {
        const record = records.get(id)
        assert.ok(record, `[P4] ${id} is missing`)
        assert.equal(record.scope, scope)
        for (const [name, value] of Object.entries(fields)) assert.deepEqual(record.body[name], value)
      }
    }
    for (const record of records.values()) {
      assert.equal(record.contentHash, contentHash(record))
      if (record.type !== 'review') appliedOnce(record, await tables.mutations.historyOf(record.id))
    }
    for (const scope of scopes) await verifyScope(tables, scope, records, pushers)
    return { acknowledged, records: records.size }
  })

async function verifyAcknowledged(
  tables: ReadTables,
  all: readonly Acknowledged[],
  records: ReadonlyMap<string, StoredRecord>,
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
      const review = records.get(outcome.review!)
      assert.ok((review?.body.uids as string[] | undefined)?.includes(mutation.uid), '[M5] the proposal is kept')
    }
  }
}

/** Every revision of a record is the effect of exactly one mutation (P2). */
function appliedOnce({ id, rev }: StoredRecord, history: readonly StoredMutation[]): void {
  const applied = history.filter(({ outcome }) => outcome.outcome === 'applied')
  const revisions = applied.map(({ revAfter }) => revAfter).toSorted((a, b) => a! - b!)
  const made = Array.from({ length: rev }, (_, i) => i + 1)
  // The disputed home was there before the devices were.
  assert.deepEqual(revisions, id === sharedHome ? made.slice(1) : made, `[P2] ${id} is at revision ${rev}`)
}

async function verifyScope(
  tables: ReadTables,
  scope: string,
  records: ReadonlyMap<string, StoredRecord>,
  pushers: readonly Pusher[],
): Promise<void> {
  const present = [...records.values()].filter((record) => record.scope === scope)
  const head = (await tables.feed.heads([scope])).get(scope)!
  assert.equal(head.count, present.length, '[C2]')
  assert.deepEqual(head.digest, present.map(rowDigest).reduce(addToDigest, emptyDigest), '[C2]')
  const { rows } = await tables.feed.after(scope, 0, { rows: 1e6, bytes: 1e12 })
  const live = rows.filter((row) => !('gone' in row))
  assert.equal(live.length, present.length, '[C2] one present row for each')
  for (const { id, rev } of live) assert.equal(records.get(id)?.rev, rev, '[C2]')
  for (const { account, held } of pushers) {
    const granted = (await tables.grants.ofUser(account.user)).some((grant) => grant.scope === scope)
    const mine = [...held.values()].filter((row) => row.scope === scope)
    const digest = mine.map((row) => rowDigest({ ...row, contentHash: contentHash(row) }))
    assert.equal(mine.length, granted ? head.count : 0, `${account.user} holds ${scope}`)
    if (granted) assert.deepEqual(digest.reduce(addToDigest, emptyDigest), head.digest, '[D7]')
  }
}
