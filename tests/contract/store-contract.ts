import { describe, expect, it } from 'vitest'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { addToDigest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import type { Store } from '#server/storage/store.ts'
import type { StoredMutation, StoredRecord } from '#server/storage/stored.ts'

/** A store to try, and a second one over the same data as a restart or another process would open it. */
export interface StoreUnderTest {
  readonly store: Store
  readonly reopen: () => Promise<Store>
  /** A path for a copy. */
  readonly spare: string
  readonly openCopy: (file: string) => Promise<Store>
  readonly close: () => Promise<void>
}

const base = 'g:07/base'
const other = 'g:09/base'

export const record = (id: string, part: Partial<RecordVersion> = {}): RecordVersion => ({
  id,
  type: 'household',
  scope: base,
  rev: 1,
  state: 'live',
  body: { code: id },
  createdBy: 'u_li',
  createdAt: 10,
  updatedBy: 'u_li',
  updatedAt: 10,
  ...part,
})

const mutation = (uid: string, part: Partial<StoredMutation> = {}): StoredMutation => ({
  uid,
  user: 'u_li',
  device: 'd_1',
  ordinal: 1,
  receivedAt: 5,
  deviceTime: 4,
  skewMs: 1.5,
  schema: 1,
  type: 'household',
  op: 'patch',
  record: 'r_1',
  scope: base,
  payload: { any: ['thing', 1, null], text: '\u0000💥\ud800' },
  outcome: { outcome: 'conflict', kind: 'field', fields: ['a'], rev: 3 },
  revAfter: 3,
  ...part,
})

/** What `storage/store.ts` promises, asked of any engine. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  const using = (work: (tested: StoreUnderTest) => Promise<void>) => async () => {
    const tested = await open()
    await work(tested).finally(() => tested.close())
  }
  const put = (store: Store, next: RecordVersion, previous: StoredRecord | null = null, at = 1) =>
    store.write(({ records }) => records.put(next, previous, at))
  const feed = (store: Store, scope = base, cursor = 0) =>
    store.read(async (tables) => ({
      head: (await tables.feed.heads([scope])).get(scope)!,
      ...(await tables.feed.after(scope, cursor, { rows: 1000, bytes: 1e9 })),
    }))

  describe(`${name}: transactions`, () => {
    it(
      '[P4] a write is there after it resolved, also for another process',
      using(async ({ store, reopen }) => {
        await put(store, record('r_1'))
        const again = await reopen()
        expect(await again.read(({ records }) => records.get('r_1'))).toMatchObject({
          rev: 1,
          body: { code: 'r_1' },
        })
        await again.close()
      }),
    )

    it(
      'a write that rejects leaves nothing, and the next one works',
      using(async ({ store }) => {
        const failed = store.write(async ({ records, meta }) => {
          await meta.set('epoch', 'e_1')
          await records.put(record('r_1'), null, 1)
          throw new Error('no')
        })
        await expect(failed).rejects.toThrow('no')
        expect(await store.read(({ meta }) => meta.epoch())).toBeNull()
        expect((await feed(store)).head).toMatchObject({ seq: 0, count: 0 })
        await put(store, record('r_1'))
      }),
    )

    it(
      '[P1] a part that throws leaves nothing of itself; what was before it and comes after it stays',
      using(async ({ store }) => {
        await store.write(async ({ records, part }) => {
          await records.put(record('r_1'), null, 1)
          await part(async () => {
            await records.put(record('r_2'), null, 1)
            await part(() => records.put(record('r_3'), null, 1))
            throw new Error('no')
          }).catch(() => {})
          await part(() => records.put(record('r_4'), null, 1))
        })
        const { rows, head } = await feed(store)
        expect(rows.map(({ id, seq }) => [id, seq])).toEqual([
          ['r_1', 1],
          ['r_4', 2],
        ])
        expect(head).toMatchObject({ seq: 2, count: 2 })
      }),
    )

    it(
      '[C1] writers that come at once stand in line: no sequence number twice, none left out',
      using(async ({ store, reopen }) => {
        const second = await reopen()
        const all = Array.from({ length: 60 }, (_, i) => put(i % 2 ? store : second, record(`r_${i}`)))
        await Promise.all(all)
        const { rows, head } = await feed(store)
        expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
        expect(head.seq).toBe(60)
        await second.close()
      }),
    )

    it(
      '[C4] a read sees one moment, whatever is written meanwhile',
      using(async ({ store, reopen }) => {
        await put(store, record('r_1'))
        const second = await reopen()
        const seen = await second.read(async ({ records, feed: table }) => {
          const before = (await table.heads([base])).get(base)!.seq
          await put(store, record('r_2'))
          return [before, (await table.heads([base])).get(base)!.seq, await records.get('r_2')]
        })
        expect(seen).toEqual([1, 1, null])
        await second.close()
      }),
    )

    it(
      'a copy is whole, and made while work goes on',
      using(async ({ store, spare, openCopy }) => {
        await put(store, record('r_1'))
        await Promise.all([store.copyTo(spare), put(store, record('r_2'))])
        const copy = await openCopy(spare)
        const { rows, head } = await feed(copy)
        expect(rows).toHaveLength(head.count)
        expect(rows.map(({ id }) => id)).toContain('r_1')
        await copy.close()
      }),
    )
  })

  describe(`${name}: records and feed`, () => {
    it(
      '[C2] a live or closed record has one present row with its revision; a deleted one has none',
      using(async ({ store }) => {
        const one = await put(store, record('r_1'))
        const two = await put(store, record('r_1', { rev: 2, state: 'closed' }), one)
        expect((await feed(store)).rows).toMatchObject([
          { seq: 2, rev: 2, state: 'closed', body: { code: 'r_1' } },
        ])
        const three = await put(store, record('r_1', { rev: 3, state: 'deleted' }), two)
        expect((await feed(store)).rows).toEqual([{ scope: base, seq: 3, id: 'r_1', rev: 3, gone: 'delete' }])
        await put(store, record('r_1', { rev: 4 }), three)
        expect((await feed(store)).rows).toMatchObject([{ seq: 4, rev: 4, state: 'live' }])
      }),
    )

    it(
      '[C2] count and digest are those of the present rows after every kind of change',
      using(async ({ store }) => {
        const check = async () => {
          for (const scope of [base, other]) {
            const { head } = await feed(store, scope)
            const all = await store.read(({ records }) => records.all({ scopes: [scope], type: 'household' }))
            expect(head).toMatchObject({
              count: all.length,
              digest: all.map(rowDigest).reduce(addToDigest, emptyDigest),
            })
          }
        }
        await store.write(({ records }) =>
          records.insertAll(
            [1, 2, 3].map((i) => record(`r_b${i}`)),
            1,
          ),
        )
        await check()
        const one = await put(store, record('r_1'))
        await check()
        const two = await put(store, record('r_1', { rev: 2, body: { code: 'x' } }), one)
        await check()
        const moved = await put(store, record('r_1', { rev: 3, scope: other }), two)
        await check()
        const gone = await put(store, record('r_1', { rev: 4, scope: other, state: 'deleted' }), moved)
        await check()
        await put(store, record('r_1', { rev: 5, scope: other }), gone)
        await check()
      }),
    )

    it(
      '[C3] a move says gone in the one scope and present in the other, in one transaction; and back again',
      using(async ({ store }) => {
        const one = await put(store, record('r_1'))
        const two = await put(store, record('r_1', { rev: 2, scope: other }), one)
        expect((await feed(store)).rows).toEqual([{ scope: base, seq: 2, id: 'r_1', rev: 2, gone: 'move' }])
        expect((await feed(store, other)).rows).toMatchObject([{ scope: other, seq: 1, rev: 2 }])
        await put(store, record('r_1', { rev: 3 }), two)
        expect((await feed(store)).rows).toMatchObject([{ seq: 3, rev: 3, state: 'live' }])
        expect((await feed(store, other)).rows).toMatchObject([{ seq: 2, gone: 'move' }])
      }),
    )

    it(
      '[C4] pages go on where the one before ended, by rows or by bytes',
      using(async ({ store }) => {
        for (let i = 0; i < 7; i++) await put(store, record(`r_${i}`, { body: { code: '长'.repeat(100) } }))
        const page = (cursor: number, limits: { rows: number; bytes: number }) =>
          store.read((tables) => tables.feed.after(base, cursor, limits))
        const sizes = []
        for (let cursor = 0, exhausted = false; !exhausted;) {
          const next = await page(cursor, { rows: 3, bytes: 1e9 })
          sizes.push(next.rows.length)
          cursor = next.rows.at(-1)!.seq
          exhausted = next.exhausted
        }
        expect(sizes).toEqual([3, 3, 1])
        expect(await page(7, { rows: 3, bytes: 1e9 })).toEqual({ rows: [], bytes: 0, exhausted: true })
        expect((await page(0, { rows: 1000, bytes: 600 })).rows).toHaveLength(2)
        expect((await page(0, { rows: 1000, bytes: 1 })).rows).toHaveLength(1)
      }),
    )

    it(
      '[C5] [R2] pruned tombstones raise the floor of their scope, and take nothing else',
      using(async ({ store }) => {
        const one = await put(store, record('r_1'), null, 100)
        await put(store, record('r_1', { rev: 2, state: 'deleted' }), one, 200)
        const two = await put(store, record('r_2'), null, 300)
        await put(store, record('r_2', { rev: 2, scope: other }), two, 400)
        expect(await store.write((tables) => tables.feed.pruneTombstones(400))).toBe(1)
        const here = await feed(store)
        expect(here.head).toMatchObject({ floor: 2, seq: 4 })
        expect(here.rows).toMatchObject([{ id: 'r_2', gone: 'move' }])
        expect((await feed(store, other)).head.floor).toBe(0)
        await store.write((tables) => tables.feed.pruneTombstones(1000))
        expect((await feed(store)).head.floor).toBe(4)
      }),
    )

    it(
      'many records at once are as if they had come one by one',
      using(async ({ store }) => {
        const many = Array.from({ length: 1203 }, (_, i) => record(`r_${i}`, { scope: i % 3 ? base : other }))
        await put(store, record('r_before'))
        await store.write(({ records }) => records.insertAll(many, 7))
        const { rows, head } = await feed(store)
        expect(head.seq).toBe(803)
        expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 803 }, (_, i) => i + 1))
        const visit = {
          id: 'v_1',
          type: 'visit',
          scope: base,
          body: { status: 'accepted' },
          createdBy: 'u_li',
          createdAt: 1,
        }
        await store.write(({ records }) => records.insertAll([visit, { ...visit, id: 'v_2', body: {} }], 7))
        const stored = await store.read(({ records }) => records.many(['v_1', 'v_2']))
        expect(new Set(stored.map(({ state, body }) => `${state} ${String(body.status)}`))).toEqual(
          new Set(['closed accepted', 'live draft']),
        )
      }),
    )

    it(
      'a text comes back as it was, whatever is in it',
      using(async ({ store }) => {
        const body = {
          note: `\u0000 \ud800 💥 ' " \\ ${'长'.repeat(5000)}`,
          n: 1e21,
          half: 0.1,
          no: false,
          empty: {},
        }
        await put(store, record('r_1', { body }))
        expect((await store.read(({ records }) => records.get('r_1')))!.body).toEqual(body)
      }),
    )
  })

  describe(`${name}: lists`, () => {
    const fill = (store: Store) =>
      store.write(({ records }) =>
        records.insertAll(
          Array.from({ length: 25 }, (_, i) =>
            record(`r_${String(i).padStart(2, '0')}`, {
              scope: i < 20 ? base : other,
              body: {
                code: `h${i}`,
                floor: i % 5,
                status: i % 2 ? 'lived' : 'empty',
                ...(i % 3 && { head: `王${i}_%` }),
              },
              updatedAt: 100 - i,
            }),
          ),
          1,
        ),
      )

    it(
      'are of the scopes that are named, and of no others',
      using(async ({ store }) => {
        await fill(store)
        const count = (scopes: string[]) =>
          store.read(async ({ records }) => (await records.all({ scopes, type: 'household' })).length)
        expect([await count([base]), await count([base, other]), await count([])]).toEqual([20, 25, 0])
      }),
    )

    it.each([
      [{ by: 'floor' }, 7],
      [{ by: 'floor', descending: true }, 4],
      [{ by: 'head' }, 3],
      [{ by: 'updatedAt', descending: true }, 6],
      [{ by: 'id' }, 25],
    ])('in pages, by %o, show every record once and in order', (order, limit) =>
      using(async ({ store }) => {
        await fill(store)
        const query = { scopes: [base, other], type: 'household', order, limit }
        const seen: StoredRecord[] = []
        let after: string | null = null
        do {
          const page: { records: readonly StoredRecord[]; next: string | null } = await store.read(
            ({ records }) => records.list({ ...query, after }),
          )
          seen.push(...page.records)
          after = page.next
        } while (after)
        const whole = await store.read(({ records }) => records.list({ ...query, limit: 100 }))
        expect(seen.map(({ id }) => id)).toEqual(whole.records.map(({ id }) => id))
        expect(new Set(seen.map(({ id }) => id)).size).toBe(25)
      })(),
    )

    it(
      'are narrowed by fields, ranges and words',
      using(async ({ store }) => {
        await fill(store)
        const ids = (query: object) =>
          store.read(async ({ records }) =>
            (await records.all({ scopes: [base], type: 'household', ...query })).map(({ id }) =>
              Number(id.slice(2)),
            ),
          )
        expect(await ids({ where: { status: 'lived', floor: 1 } })).toEqual([1, 11])
        expect(await ids({ where: { floor: [1, 2] } })).toEqual([1, 2, 6, 7, 11, 12, 16, 17])
        expect(await ids({ where: { head: null } })).toEqual([0, 3, 6, 9, 12, 15, 18])
        expect(await ids({ range: { floor: { from: 3, below: 4 } } })).toEqual([3, 8, 13, 18])
        expect(await ids({ range: { updatedAt: { below: 84 } } })).toEqual([17, 18, 19])
        expect(await ids({ search: { text: 'H1', fields: ['code'] } })).toEqual([
          1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
        ])
        expect(await ids({ search: { text: '王1_%', fields: ['code', 'head'] } })).toEqual([1])
        expect(await ids({ search: { text: '%', fields: ['code'] } })).toEqual([])
        expect(await ids({ states: ['deleted'] })).toEqual([])
      }),
    )

    it(
      'are counted by fields and columns',
      using(async ({ store }) => {
        await fill(store)
        const counts = await store.read(({ records }) =>
          records.countsBy({ scopes: [base, other], type: 'household', by: ['scope', 'status'] }),
        )
        expect(new Set(counts.map(({ values, count }) => [...values, count].join(' ')))).toEqual(
          new Set([`${base} empty 10`, `${base} lived 10`, `${other} empty 3`, `${other} lived 2`]),
        )
      }),
    )

    it(
      'ask only for names, never for code',
      using(async ({ store }) => {
        const ask = (by: string) =>
          store.read(({ records }) => records.countsBy({ scopes: [base], type: 'household', by: [by] }))
        for (const name of ["x') --", '', 'a.b', '$', 'a b'])
          await expect(ask(name)).rejects.toThrow(RangeError)
        const after = (text: string) =>
          store.read(({ records }) =>
            records.list({ scopes: [base], type: 'household', limit: 1, after: text }),
          )
        for (const text of ['nonsense', '7', '[]', '[{},1]'])
          await expect(after(text)).rejects.toThrow('badRequest')
      }),
    )
  })

  describe(`${name}: the other tables`, () => {
    it(
      '[P2] a mutation is kept verbatim, once per uid',
      using(async ({ store }) => {
        const [one, two] = [mutation('m_1'), mutation('m_2', { receivedAt: 4, revAfter: null })]
        await store.write(async ({ mutations }) => {
          await mutations.insert(one)
          await mutations.insert(two)
        })
        await store.read(async ({ mutations }) => {
          expect(await mutations.get('m_1')).toEqual(one)
          expect(await mutations.get('m_9')).toBeNull()
          expect([...(await mutations.many(['m_2', 'm_9', 'm_1'])).keys()].toSorted()).toEqual(['m_1', 'm_2'])
          expect(await mutations.historyOf('r_1')).toEqual([two, one])
          const texts = [
            ...(await mutations.payloadsAfter(null, 1)),
            ...(await mutations.payloadsAfter('m_1', 9)),
          ]
          expect(texts.map(({ uid, payload }) => [uid, JSON.parse(payload)])).toEqual(
            [one, two].map(({ uid, payload }) => [uid, payload]),
          )
        })
        await expect(store.write(({ mutations }) => mutations.insert(one))).rejects.toThrow(/unique/i)
      }),
    )

    it(
      'grants, devices, users and sessions are what was last said of them',
      using(async ({ store }) => {
        const device = {
          id: 'd_1',
          user: 'u_li',
          name: '',
          lastSeenAt: 1,
          appVersion: '',
          schema: 1,
          skewMs: 0,
          outboxCount: 0,
          oldestPendingAt: null,
          digestFailures: 0,
          digestFailedAt: null,
          revokedAt: null,
        }
        const user = {
          id: 'u_li',
          username: 'li',
          name: '李',
          role: 'worker',
          passwordHash: 'x',
          createdAt: 1,
          disabledAt: null,
        } as const
        const session = { tokenHash: 'h', user: 'u_li', device: 'd_1', createdAt: 1, expiresAt: 10 }
        await store.write(async ({ grants, devices, users, sessions }) => {
          await grants.give({ user: 'u_li', scope: base, role: 'worker' })
          await grants.give({ user: 'u_li', scope: base, role: 'inspector' })
          await grants.give({ user: 'u_li', scope: other, role: 'worker' })
          await grants.take('u_li', other)
          await devices.put(device)
          await devices.put({ ...device, user: 'u_wang' })
          await devices.put({ ...device, revokedAt: 9 })
          await users.put(user)
          await sessions.insert(session)
          await sessions.insert({ ...session, tokenHash: 'old', expiresAt: 5 })
          await sessions.removeExpired(5)
        })
        await store.read(async ({ grants, devices, users, sessions }) => {
          expect(await grants.ofUser('u_li')).toEqual([{ user: 'u_li', scope: base, role: 'inspector' }])
          expect(await grants.inScopes([base, other])).toHaveLength(1)
          expect(await devices.get('d_1', 'u_li')).toEqual({ ...device, revokedAt: 9 })
          expect((await devices.get('d_1', 'u_wang'))!.revokedAt).toBeNull()
          expect(await users.byUsername('li')).toEqual(user)
          expect([await sessions.get('h'), await sessions.get('old')]).toEqual([session, null])
        })
        await store.write(({ sessions }) => sessions.endAll({ user: 'u_li', device: 'd_1' }))
        expect(await store.read(({ sessions }) => sessions.get('h'))).toBeNull()
      }),
    )

    it(
      'the audit trail is read newest first, and can only grow',
      using(async ({ store }) => {
        const entry = (at: number) =>
          ({
            at,
            user: 'u_li',
            device: null,
            address: null,
            action: at % 2 ? 'a' : 'b',
            object: null,
            result: 'done',
            details: { at },
          }) as const
        await store.write(async ({ audit }) => {
          for (const at of [1, 2, 3]) await audit.add(entry(at))
        })
        const list = (query: object) =>
          store.read(async ({ audit }) => (await audit.list({ limit: 9, ...query })).map(({ at }) => at))
        expect([
          await list({}),
          await list({ action: 'a' }),
          await list({ before: 3 }),
          await list({ user: 'x' }),
        ]).toEqual([[3, 2, 1], [3, 1], [2, 1], []])
      }),
    )

    it(
      'a photo is found through the records that show it now',
      using(async ({ store }) => {
        await store.write(async ({ blobs }) => {
          await blobs.setRefs('r_1', base, ['a', 'b', 'a'])
          await blobs.setRefs('r_2', other, ['b'])
          await blobs.setRefs('r_1', base, ['b'])
        })
        const scopes = (name: string) =>
          store.read(async ({ blobs }) => (await blobs.scopesOf(name)).toSorted())
        expect([await scopes('a'), await scopes('b')]).toEqual([[], [base, other]])
      }),
    )

    it(
      'what no record shows is counted for whoever brought it, found when it is old, and may be removed',
      using(async ({ store }) => {
        const blob = (
          sha256: string,
          user: string,
          updatedAt: number,
          state: 'arriving' | 'whole' = 'whole',
        ) => ({ sha256, size: 10, mime: 'image/jpeg', offset: 10, state, user, updatedAt }) as const
        await store.write(async ({ blobs }) => {
          await blobs.put(blob('shown', 'u_li', 1))
          await blobs.put(blob('old', 'u_li', 2))
          await blobs.put(blob('new', 'u_li', 7, 'arriving'))
          await blobs.put(blob('other', 'u_wang', 3))
          await blobs.setRefs('r_1', base, ['shown'])
        })
        const ask = () =>
          store.read(async ({ blobs }) => ({
            li: await blobs.unshownBytes('u_li', 0),
            lately: await blobs.unshownBytes('u_li', 7),
            nobody: await blobs.unshownBytes('u_nobody', 0),
            old: (await blobs.unshownBefore(7, 9)).map(({ sha256 }) => sha256),
            first: (await blobs.unshownBefore(7, 1)).map(({ sha256 }) => sha256),
          }))
        expect(await ask()).toEqual({ li: 20, lately: 10, nobody: 0, old: ['old', 'other'], first: ['old'] })
        await store.write(({ blobs }) => blobs.remove('old'))
        expect(await ask()).toMatchObject({ li: 10, old: ['other'], first: ['other'] })
        expect(await store.read(({ blobs }) => blobs.get('old'))).toBeNull()
      }),
    )
  })
}
