import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Mutation } from '#domain/sync/mutation.ts'
import { revokeDevices } from '#server/services/users/revoke-devices.ts'
import { command, create, patch } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const base = 'g:07/base'
let street: Street
let n = 0
const newRecord = () => `r_push${++n}`
const home = (code: string) => ({ code, building: 'r_b', room: '101', phone: '13800000000' })

beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [base]: 'worker' })
  await street.person('wang', 'worker', { [base]: 'worker' })
  await street.person('zhang', 'supervisor', { [base]: 'supervisor' })
  await street.person('far', 'worker', { 'g:99/base': 'worker' })
})
afterAll(() => street.close())

describe('a push', () => {
  it('[P4] gives a receipt: outcome, revision, content hash and when it was received', async () => {
    const li = await street.phone('li')
    const record = newRecord()
    const outcome = await li.pushOne(create('household', record, base, home('h1')))
    const stored = (await street.record(record))!
    expect(outcome).toEqual({
      outcome: 'applied',
      rev: 1,
      contentHash: stored.contentHash,
      receivedAt: street.now,
    })
    expect(stored).toMatchObject({ scope: base, state: 'live', createdBy: 'u_li', body: home('h1') })
  })

  it('[P1] applies a chain from one device in ordinal order, in whatever order it comes', async () => {
    const li = await street.phone('li')
    const record = newRecord()
    const chain = [
      li.mutation(create('household', record, base, home('h2'))),
      li.mutation(patch('household', record, { note: [null, 'A'] })),
      li.mutation(patch('household', record, { note: ['A', 'B'] })),
    ]
    const { outcomes } = await li.sync({ mutations: chain.toReversed() })
    expect(chain.map(({ uid }) => outcomes[uid]!.outcome)).toEqual(['applied', 'applied', 'applied'])
    expect((await street.record(record))!.body.note).toBe('B')
  })

  it('[P1] goes on after a gap, as a discarded mutation leaves one', async () => {
    const li = await street.phone('li')
    const record = newRecord()
    await li.pushOne(create('household', record, base, home('h3')))
    li.ordinal += 10
    expect((await li.pushOne(patch('household', record, { note: [null, 'A'] }))).outcome).toBe('applied')
  })

  it('[P2] applies a uid once, and gives its stored outcome again', async () => {
    const li = await street.phone('li')
    const wang = await street.phone('wang')
    const record = newRecord()
    const mutations = [li.mutation(create('household', record, base, home('h4')))]
    const first = await li.sync({ mutations })
    await wang.pushOne(patch('household', record, { note: [null, 'later'] }))
    street.now += 60_000
    const again = await li.sync({ mutations: [...mutations, ...mutations] })
    expect(again.outcomes).toEqual(first.outcomes)
    expect((await street.record(record))!).toMatchObject({ rev: 2, body: { note: 'later' } })
  })

  it('[P2] gives the same outcome to a conflict that comes again, and opens no second review', async () => {
    const li = await street.phone('li')
    const record = newRecord()
    await li.pushOne(create('household', record, base, home('h5')))
    const mutations = [li.mutation(patch('household', record, { phone: ['13900000000', '13700000000'] }))]
    const first = await li.sync({ mutations })
    expect((await li.sync({ mutations })).outcomes).toEqual(first.outcomes)
    expect((await street.reviews()).filter(({ body }) => body.target === record)).toHaveLength(1)
  })

  it('[P3] parks what fails, keeps it whole, and goes on with those behind it', async () => {
    const li = await street.phone('li')
    const record = newRecord()
    const bad = [
      { ...li.mutation(patch('household', record, { note: [null, 'x'] })), surprise: true },
      li.mutation(patch('household', newRecord(), { note: [null, 'x'] })),
      li.mutation(create('dragon', newRecord(), base, {})),
      li.mutation(create('household', newRecord(), base, { code: 7 })),
      li.mutation(create('household', newRecord(), base, { horns: 'two' })),
      li.mutation(command('household', record, 'fly')),
      li.mutation({ op: 'nothing' } as never),
    ] as Mutation[]
    const good = li.mutation(create('household', record, base, home('h6')))
    const { outcomes } = await li.sync({ mutations: [...bad, good] })
    expect(outcomes[good.uid]!.outcome).toBe('applied')
    const problems = bad.map(({ uid }) => outcomes[uid]!.problem)
    expect(problems).toEqual([
      'badMutation',
      'unknownRecord',
      'unknownType',
      'badValue',
      'badValue',
      'unknownRecord',
      'badMutation',
    ])
    for (const mutation of bad) {
      const kept = await street.write(({ mutations }) => mutations.get(mutation.uid))
      expect(kept!.payload).toEqual(mutation)
      const review = await street.record(outcomes[mutation.uid]!.review!)
      expect(review!.body).toMatchObject({
        kind: 'error',
        mine: mutation,
        author: 'u_li',
        status: 'open',
        uids: [mutation.uid],
      })
      expect(review!.createdBy).toBe('u_li')
    }
  })

  it('[P3] parks a mutation whose handling throws, without a trace of what it had begun', async () => {
    const li = await street.phone('li')
    const record = newRecord()
    await li.pushOne(create('household', record, base, home('h7')))
    const { store } = street.context
    const real = store.write.bind(store)
    const broken: typeof real = (work) =>
      real((tables) =>
        work({
          ...tables,
          records: {
            ...tables.records,
            async put(next, previous, at) {
              const stored = await tables.records.put(next, previous, at)
              if (next.id === record) throw new Error('the disk has a hiccup')
              return stored
            },
          },
        }),
      )
    Object.assign(street.context.store, { write: broken })
    const [before, after] = [newRecord(), newRecord()]
    const seqOf = async () => (await store.read(({ feed }) => feed.heads([base]))).get(base)!.seq
    const seq = await seqOf()
    const mutations = [
      li.mutation(create('household', before, base, home('h8'))),
      li.mutation(patch('household', record, { note: [null, 'x'] })),
      li.mutation(create('household', after, base, home('h8b'))),
    ]
    const { outcomes } = await li
      .sync({ mutations })
      .finally(() => Object.assign(street.context.store, { write: real }))
    const [first, failing, last] = mutations.map(({ uid }) => outcomes[uid])
    expect(failing).toMatchObject({ outcome: 'parked', kind: 'error', problem: 'serverFault' })
    expect([first, last].map((outcome) => outcome?.outcome)).toEqual(['applied', 'applied'])
    expect(await street.record(record)).toMatchObject({ rev: 1, body: home('h7') })
    for (const made of [before, after]) expect(await street.record(made)).toMatchObject({ rev: 1 })
    // Two records and one review: what was tried and undone has taken no place in the sequence.
    expect(await seqOf()).toBe(seq + 3)
  })

  it('[P5] parks a mutation of a schema that it does not know, as it is', async () => {
    const li = await street.phone('li')
    const mutation = li.mutation(create('household', newRecord(), base, home('h9')), { schema: 99 })
    const { outcomes } = await li.sync({ mutations: [mutation] })
    expect(outcomes[mutation.uid]).toMatchObject({ outcome: 'parked', kind: 'schema', problem: 'oldSchema' })
  })

  it('[P5] takes a push from a device that is too old to pull, and leaves it what it has', async () => {
    await street.write(({ meta }) => meta.set('lowestSchema', '2'))
    const li = await street.phone('li')
    const record = newRecord()
    const mutation = li.mutation(create('household', record, base, home('h10')))
    const { epoch } = await (await li.call('GET', '/api/health')).json()
    const answer = await li.sync({ mutations: [mutation], have: { [base]: 1 }, epoch })
    await street.write(({ meta }) => meta.set('lowestSchema', '1'))
    expect(answer.outcomes[mutation.uid]!.outcome).toBe('applied')
    expect(answer).toMatchObject({ upgrade: { schema: 2 }, rows: [], complete: false })
    expect(answer.scopes[base]).toMatchObject({ cursor: 1, more: true, reset: false })
  })

  it('[P6] refuses what only the server may make or set', async () => {
    const li = await street.phone('li')
    const visit = newRecord()
    const outcomes = await li.push(
      create('review', newRecord(), base, { kind: 'field' }),
      create('notice', newRecord(), 'user:u_li', { kind: 'decided' }),
      create('visit', newRecord(), base, { status: 'accepted' }),
      create('visit', newRecord(), base, { reviewedBy: 'u_zhang' }),
      create('visit', visit, base, { summary: 'x' }),
      patch('visit', visit, { status: ['draft', 'accepted'] }),
      patch('visit', visit, { reviewedBy: [null, 'u_li'] }),
      command('visit', visit, 'approve'),
    )
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'parked',
      'parked',
      'parked',
      'parked',
      'applied',
      'parked',
      'parked',
      'parked',
    ])
    expect(outcomes.map(({ problem }) => problem)).toEqual([
      'notAllowed',
      'notAllowed',
      'commandField',
      'commandField',
      undefined,
      'commandField',
      'commandField',
      'notAllowed',
    ])
    expect((await street.record(visit))!.body).toEqual({ summary: 'x', status: 'draft' })
  })

  it('[P6] puts a record only into a scope of its kind', async () => {
    const li = await street.phone('li')
    const outcomes = await li.push(
      create('household', newRecord(), 'common', home('h')),
      create('household', newRecord(), 'user:u_li', home('h')),
      create('household', newRecord(), 'holding', home('h')),
    )
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['parked', 'parked', 'parked'])
    const seen = await (await street.phone('wang')).everything()
    expect(seen.some(({ scope, type }) => scope === 'common' && type === 'review')).toBe(false)
  })

  it('[T1] keeps device time and skew, and shows the adjusted time, however wrong the clock', async () => {
    const li = await street.phone('li')
    li.behindMs = 10 * 365 * 86_400_000
    const record = newRecord()
    await li.pushOne(create('household', record, base, home('h11')))
    expect((await street.record(record))!.createdAt).toBe(street.now)
    const [kept] = await street.write(({ mutations }) => mutations.historyOf(record))
    expect(kept).toMatchObject({
      deviceTime: street.now - li.behindMs,
      skewMs: li.behindMs,
      receivedAt: street.now,
    })
  })

  it('[T1] never shows a time later than the arrival', async () => {
    const li = await street.phone('li')
    const record = newRecord()
    await li.sync({
      mutations: [li.mutation(create('household', record, base, home('h12')), { at: street.now + 9e9 })],
    })
    expect((await street.record(record))!.createdAt).toBe(street.now)
  })

  it('[P3] keeps a change to someone else’s grid for its supervisor, and shows its sender nothing', async () => {
    const li = await street.phone('li')
    const far = await street.phone('far')
    const record = newRecord()
    await li.pushOne(create('household', record, base, { ...home('h13'), note: 'secret' }))
    const mutations = [
      far.mutation(patch('household', record, { note: ['secret', 'changed'] })),
      far.mutation(create('household', newRecord(), base, home('h14'))),
      far.mutation({
        op: 'delete',
        type: 'household',
        record,
        seen: (await street.record(record))!.contentHash,
      }),
      far.mutation({ op: 'move', type: 'household', record, from: base, to: 'g:99/base' }),
    ]
    const answer = await far.sync({ mutations })
    for (const { uid } of mutations) {
      const { review, receivedAt, ...outcome } = answer.outcomes[uid]!
      expect(outcome).toEqual({ outcome: 'parked', kind: 'noAccess', problem: 'notAllowed' })
      expect(receivedAt).toBe(street.now)
      expect((await street.record(review!))!.scope).toBe(base)
    }
    expect(await street.record(record)).toMatchObject({ rev: 1, scope: base, body: { note: 'secret' } })
    const told = answer.rows.filter((row) => row.scope === 'user:u_far')
    expect(told.map((row) => 'type' in row && row.type)).toEqual(['notice', 'notice', 'notice', 'notice'])
    expect(JSON.stringify(answer)).not.toMatch(/"theirs"|13800000000.*secret/)
    expect(Object.keys(answer.scopes).sort()).toEqual(['common', 'g:99/base', 'user:u_far'])
  })

  it('[P1] holds a queue that belongs to another person, and takes nothing of it', async () => {
    const li = await street.phone('li')
    const wang = await street.phone('wang')
    const [mutation] = [li.mutation(create('household', newRecord(), base, home('h15')))]
    await li.sync({ mutations: [mutation!] })
    const other = wang.mutation(create('household', newRecord(), base, home('h16')))
    const answer = await wang.call('POST', '/api/sync', wang.request({ mutations: [other, mutation!] }))
    expect(answer.status).toBe(409)
    expect(await answer.json()).toEqual({ code: 'wrongUser' })
    expect(await street.record(other.record)).toBeNull()
    const acked = await wang.call('POST', '/api/sync', wang.request({ lastAckUid: mutation!.uid }))
    expect(acked.status).toBe(409)
  })

  it('answers 410 to a device that was revoked, and takes nothing from it', async () => {
    const lost = await street.phone('li', 'd_lost')
    await lost.sync()
    const by = { user: null, address: null }
    expect(await revokeDevices(street.context, 'Li', 'd_lost', by)).toBe(1)
    const answer = await lost.call('POST', '/api/sync', lost.request())
    expect(answer.status).toBe(410)
    expect(await answer.json()).toEqual({ code: 'deviceRevoked' })
    expect((await lost.call('GET', '/api/events')).status).toBe(410)
    expect((await lost.signIn()).status).toBe(410)
    expect((await (await street.phone('li')).sync()).complete).toBe(true)
  })

  it('[D7] keeps what a device says about its outbox and its digests', async () => {
    const li = await street.phone('li', 'd_talks')
    await li.sync({ outbox: { count: 4, oldestAt: 5 }, mismatches: [base] })
    await li.sync({ mismatches: [base] })
    const device = await street.write(({ devices }) => devices.get('d_talks', 'u_li'))
    expect(device).toMatchObject({
      outboxCount: 4,
      oldestPendingAt: 5,
      digestFailures: 2,
      digestFailedAt: street.now,
      appVersion: '0.1.0',
    })
  })
})
