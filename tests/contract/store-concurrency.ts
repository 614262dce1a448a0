import { describe, expect, it } from 'vitest'
import type { FeedRow } from '#domain/sync/protocol.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { addToDigest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import type { Store } from '#server/storage/store.ts'
import type { ScopeHead } from '#server/storage/stored.ts'
import { seed } from '#tests/support/seed.ts'
import { Seeded } from '#tests/sync/seeded.ts'
import { record, type StoreUnderTest } from './store-contract.ts'

const scopes = ['g:01/base', 'g:02/base', 'g:03/base', 'g:04/base']
const ids = Array.from({ length: 12 }, (_, i) => `r_${i}`)
const writers = 6
const changesEach = 25

interface Seen {
  readonly heads: ReadonlyMap<string, ScopeHead>
  readonly rows: ReadonlyMap<string, readonly FeedRow[]>
}

/** Everything of all scopes behind the cursors, from one read. */
const look = (store: Store, cursors: ReadonlyMap<string, number>): Promise<Seen> =>
  store.read(async ({ feed }) => {
    const rows = new Map<string, readonly FeedRow[]>()
    for (const scope of scopes) {
      const page = await feed.after(scope, cursors.get(scope) ?? 0, { rows: 10_000, bytes: 1e9 })
      rows.set(scope, page.rows)
    }
    return { heads: await feed.heads(scopes), rows }
  })

/** Holds of everything that one look shows from the beginning (C2, C3, C4). */
function expectOneMoment({ heads, rows }: Seen): void {
  const places = new Map<string, string>()
  for (const scope of scopes) {
    const present = rows.get(scope)!.flatMap((row) => ('gone' in row ? [] : [row]))
    const { seq, count, digest } = heads.get(scope)!
    expect(rows.get(scope)!.at(-1)?.seq ?? 0).toBe(seq)
    expect({ count, digest }).toEqual({
      count: present.length,
      digest: present
        .map((row) => rowDigest({ ...row, contentHash: contentHash(row) }))
        .reduce(addToDigest, emptyDigest),
    })
    for (const { id } of present) {
      expect(places.has(id), `${id} is in ${places.get(id)} and in ${scope}`).toBe(false)
      places.set(id, scope)
    }
  }
}

/** What a device does with rows: the last word on each record wins, a `gone` only of the scope it is in. */
class Follower {
  readonly cursors = new Map<string, number>()
  readonly records = new Map<string, { scope: string; rev: number }>()

  follow({ rows }: Seen): void {
    for (const row of [...rows.values()].flat()) {
      if (row.seq <= (this.cursors.get(row.scope) ?? 0)) throw new Error(`${row.seq} comes again`)
      this.cursors.set(row.scope, row.seq)
      const mine = this.records.get(row.id)
      if (!('gone' in row)) {
        if (!mine || mine.rev <= row.rev) this.records.set(row.id, { scope: row.scope, rev: row.rev })
      } else if (mine?.scope === row.scope && mine.rev <= row.rev) this.records.delete(row.id)
    }
  }
}

/** One change by someone: made, edited, moved, deleted, restored, as it comes; the body counts the changes. */
const change = (store: Store, random: Seeded): Promise<void> => {
  const id = random.of(ids)
  const [to, choice] = [random.of(scopes), random.below(10)]
  return store.write(async ({ records }) => {
    const before = await records.get(id)
    const n = Number(before?.body.n ?? 0) + 1
    const next = record(id, { scope: before?.scope ?? to, rev: (before?.rev ?? 0) + 1, body: { n } })
    if (before?.state === 'deleted' || choice < 5) await records.put(next, before, 1)
    else if (choice < 8) await records.put({ ...next, scope: to }, before, 1)
    else await records.put({ ...next, state: before ? 'deleted' : 'live' }, before, 1)
  })
}

/** What any engine promises when many write at once, through connections of several servers. */
export function describeConcurrency(name: string, open: () => Promise<StoreUnderTest>): void {
  const using = (work: (tested: StoreUnderTest, all: readonly Store[]) => Promise<void>) => async () => {
    const tested = await open()
    const others = [await tested.reopen(), await tested.reopen()]
    try {
      await work(tested, [tested.store, ...others])
    } finally {
      for (const other of others) await other.close()
      await tested.close()
    }
  }
  const times = <T>(count: number, work: (i: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, i) => work(i)))

  describe(`${name}: many at once`, () => {
    it(
      '[C1] [C4] whoever follows the cursors of crossing scopes misses nothing, and each look is of one moment',
      using(async ({ store }, all) => {
        const follower = new Follower()
        const progress = { changes: 0 }
        const following = (async () => {
          while (progress.changes < writers * changesEach) {
            follower.follow(await look(store, follower.cursors))
            expectOneMoment(await look(all[1]!, new Map()))
          }
        })()
        await times(writers, async (i) => {
          const random = new Seeded(seed + i)
          for (let n = 0; n < changesEach; n++) {
            await change(all[i % all.length]!, random)
            progress.changes++
          }
        })
        await following
        const end = await look(store, new Map())
        expectOneMoment(end)
        follower.follow(await look(store, follower.cursors))
        const stands = new Map(
          [...end.rows.values()]
            .flat()
            .flatMap((row) => ('gone' in row ? [] : [[row.id, { scope: row.scope, rev: row.rev }]])),
        )
        expect(follower.records).toEqual(stands)
        const stored = await store.read(({ records }) => records.many(ids))
        // Every change was made on top of the one before it.
        expect(stored.reduce((sum, { body }) => sum + Number(body.n), 0)).toBe(writers * changesEach)
        for (const { rev, body } of stored) expect(rev).toBe(body.n)
      }),
      60_000,
    )

    it(
      '[C3] moves in opposite directions wait for each other and never for good',
      using(async ({ store }, all) => {
        await times(8, (i) =>
          store.write(({ records }) =>
            records.put(record(`r_${i}`, { scope: scopes[i % 2]!, body: { n: 1 } }), null, 1),
          ),
        )
        await times(8, async (i) => {
          for (let n = 0; n < 6; n++) {
            await all[i % all.length]!.write(async ({ records }) => {
              const before = (await records.get(`r_${i}`))!
              const to = scopes.find((scope) => scope !== before.scope)!
              await records.put({ ...before, scope: to, rev: before.rev + 1 }, before, 1)
            })
          }
        })
        expectOneMoment(await look(store, new Map()))
        const { heads } = await look(store, new Map())
        expect([...heads.values()].reduce((sum, { seq }) => sum + seq, 0)).toBe(8 + 2 * 8 * 6)
      }),
      60_000,
    )

    it(
      '[C1] what was read in another scope is still so when something is decided on it',
      using(async ({ store }, all) => {
        // Each goes off duty only while somebody else is on.
        const pair = [record('r_1', { scope: scopes[0]! }), record('r_2', { scope: scopes[1]! })]
        for (let round = 0; round < 10; round++) {
          const onDuty = await store.write(async ({ records }) => {
            const before = await records.many(['r_1', 'r_2'])
            const all = []
            for (const one of pair) {
              const was = before.find(({ id }) => id === one.id) ?? null
              all.push(await records.put({ ...one, rev: (was?.rev ?? 0) + 1, body: { on: 1 } }, was, 1))
            }
            return all
          })
          await times(2, (i) =>
            all[i + 1]!.write(async ({ records }) => {
              const both = await records.many(['r_1', 'r_2'])
              if (both.some(({ body }) => body.on === 0)) return
              const me = both.find(({ id }) => id === onDuty[i]!.id)!
              await records.put({ ...me, rev: me.rev + 1, body: { on: 0 } }, me, 1)
            }),
          )
          const left = await store.read(({ records }) => records.many(['r_1', 'r_2']))
          expect(left.filter(({ body }) => body.on === 1)).toHaveLength(1)
        }
      }),
      60_000,
    )

    it(
      'of two who make one record in two scopes, one makes it and the other finds it',
      using(async (_, all) => {
        for (let round = 0; round < 10; round++) {
          const id = `r_twin_${round}`
          const found = await times(2, (i) =>
            all[i]!.write(async ({ records }) => {
              const before = await records.get(id)
              if (!before) await records.put(record(id, { scope: scopes[i]! }), null, 1)
              return before?.scope ?? null
            }),
          )
          expect(found.filter((scope) => scope === null)).toHaveLength(1)
        }
      }),
      60_000,
    )

    it(
      '[P3] a part that fails only because others must be waited for is not taken for a failure of its own',
      using(async ({ store }) => {
        const caught: unknown[] = []
        await store.write(async ({ records, part }) => {
          caught.length = 0
          for (const scope of scopes) {
            await part(() => records.put(record(`r_${scope}`, { scope }), null, 1)).catch((error: unknown) =>
              caught.push(error),
            )
          }
        })
        expect(caught).toEqual([])
        const { rows } = await look(store, new Map())
        expect([...rows.values()].flat()).toHaveLength(scopes.length)
      }),
    )

    it(
      'nobody undoes what another wrote of a device in the same moment, nor miscounts tries to sign in',
      using(async ({ store }, all) => {
        const device = {
          id: 'd_1',
          user: 'u_li',
          name: '',
          lastSeenAt: 0,
          appVersion: '',
          schema: 1,
          skewMs: 0,
          outboxCount: 0,
          oldestPendingAt: null,
          digestFailures: 0,
          digestFailedAt: null,
          revokedAt: null,
        }
        await store.write(({ devices }) => devices.put(device))
        await times(20, (i) =>
          all[i % all.length]!.write(async ({ devices, failures }) => {
            const before = (await devices.get('d_1', 'u_li'))!
            const change =
              i === 7 ? { revokedAt: 7 } : { digestFailures: before.digestFailures + 1, lastSeenAt: i }
            await devices.put({ ...before, ...change })
            const tries = await failures.get('account:li')
            await failures.put({
              key: 'account:li',
              count: (tries?.count ?? 0) + 1,
              firstAt: 1,
              lockedUntil: null,
            })
          }),
        )
        expect(await store.read(({ devices }) => devices.get('d_1', 'u_li'))).toMatchObject({
          digestFailures: 19,
          revokedAt: 7,
        })
        expect((await store.write(({ failures }) => failures.get('account:li')))!.count).toBe(20)
      }),
    )
  })
}
