import assert from 'node:assert/strict'
import type { Store } from '#server/storage/store.ts'
import { type Sound, verifyNothingLost } from './nothing-lost.ts'
import type { Pusher } from './pusher.ts'

/** Nothing was lost, and every record says what its walk ended with. Every outbox must be empty. */
export async function verifyWalks(store: Store, pushers: readonly Pusher[]): Promise<Sound> {
  const sound = await verifyNothingLost(
    store,
    pushers.map(({ device }) => device),
  )
  await store.read(async ({ records }) => {
    for (const { walk } of pushers)
      for (const [id, { scope, fields }] of walk.expected) {
        const record = await records.get(id)
        assert.equal(record?.scope, scope, `[P4] ${id}`)
        for (const [name, value] of Object.entries(fields)) assert.deepEqual(record?.body[name], value, id)
      }
  })
  return sound
}
