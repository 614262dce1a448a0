import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addToDigest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import type { GoneRow, PresentRow, ScopeMessage } from '#domain/sync/protocol.ts'
import { create, patch, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const base = 'g:07/base'
let street: Street
let li: Phone
let zhang: Phone
const home = (i: number) =>
  create('household', `r_${i}`, base, { code: `h${i}`, building: 'r_b', room: String(i) })
const small = { rows: 3, bytes: 1_000_000 }

beforeEach(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [base]: 'worker' })
  await street.person('zhang', 'supervisor', { [base]: 'supervisor', 'g:09/base': 'supervisor' })
  li = await street.phone('li')
  zhang = await street.phone('zhang')
})
afterEach(() => street.close())

const settle = async (phone: Phone) => {
  const { epoch } = await phone.sync()
  phone.epoch = epoch
}

describe('a pull', () => {
  it('[C4] lists every granted scope with the role there, and proves each that is complete', async () => {
    const { scopes, complete, rows } = await li.sync()
    expect(Object.keys(scopes).sort()).toEqual(['common', base, 'user:u_li'])
    expect(scopes[base]).toEqual({
      cursor: 0,
      more: false,
      reset: true,
      role: 'worker',
      count: 0,
      digest: [0, 0],
    })
    expect([complete, rows]).toEqual([true, []])
  })

  it('[C4] sends pages in order of sequence; only the last says that nothing is left, with count and digest', async () => {
    await li.push(...[1, 2, 3, 4, 5, 6, 7].map(home))
    await settle(zhang)
    const all: PresentRow[] = []
    let have: Record<string, number> = {}
    let last: ScopeMessage | undefined
    for (let page = 1; page <= 3; page++) {
      const answer = await zhang.sync({ have, limits: small, sweep: page > 1 ? [base] : [] })
      const scope = answer.scopes[base]!
      all.push(...(answer.rows as PresentRow[]))
      expect(scope).toMatchObject({ reset: page === 1, more: page < 3, cursor: page < 3 ? page * 3 : 7 })
      expect('digest' in scope).toBe(page === 3)
      expect(answer.complete).toBe(page === 3)
      have = { ...have, [base]: scope.cursor }
      last = scope
    }
    const own = all.map((row) => rowDigest({ ...row, contentHash: contentHash(row) }))
    expect(last).toMatchObject({ count: 7, digest: own.reduce(addToDigest, emptyDigest) })
    expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(all[0]).toMatchObject({
      scope: base,
      type: 'household',
      rev: 1,
      state: 'live',
      createdBy: 'u_li',
      updatedAt: street.now,
    })
  })

  it('[C4] stops at the byte limit, but always moves on', async () => {
    const long = (i: number) => create('household', `r_${i}`, base, { code: `h${i}`, note: '长'.repeat(400) })
    await li.push(...[1, 2, 3].map(long))
    await settle(zhang)
    const { rows, scopes } = await zhang.sync({ limits: { rows: 1000, bytes: 1 } })
    expect([rows.length, scopes[base]!.cursor]).toEqual([1, 1])
    expect((await zhang.sync({ limits: { rows: 1000, bytes: 2000 } })).rows).toHaveLength(2)
  })

  it('[C4] sends only what changed, once, and the newest version of it', async () => {
    await li.push(home(1), home(2))
    await settle(zhang)
    await li.push(
      patch('household', 'r_1', { note: [null, 'A'] }),
      patch('household', 'r_1', { note: ['A', 'B'] }),
    )
    const { rows, scopes } = await zhang.sync({ have: { [base]: 2 } })
    expect(rows).toMatchObject([{ id: 'r_1', seq: 4, rev: 3, body: { note: 'B' } }])
    expect(scopes[base]).toMatchObject({ cursor: 4, reset: false, count: 2 })
  })

  it('[C4] limits itself to the scopes that are wanted, and lists the others', async () => {
    await li.push(home(1))
    const { rows, scopes, complete } = await zhang.sync({ want: ['common'] })
    expect([rows, complete]).toEqual([[], true])
    expect(scopes[base]).toEqual({ cursor: 0, more: true, reset: false, role: 'supervisor' })
    expect(scopes.common).toMatchObject({ more: false, count: 0 })
  })

  it('[C2] says that a record is gone, after a delete by a person who saw it', async () => {
    await li.push(home(1), home(2))
    await settle(zhang)
    const seen = (await street.record('r_1'))!.contentHash
    await zhang.pushOne({ op: 'delete', type: 'household', record: 'r_1', seen })
    const { rows, scopes } = await zhang.sync({ have: { [base]: 2 } })
    expect(rows).toEqual([{ scope: base, seq: 3, id: 'r_1', rev: 2, gone: 'delete' }])
    expect(scopes[base]!.count).toBe(1)
    expect(await zhang.everything()).toMatchObject([{ id: 'r_2' }])
  })

  it('[C3] says gone in the old scope and present in the new one after a move, and reviews follow', async () => {
    await li.push(home(1), patch('household', 'r_1', { phone: ['13900000000', '13700000000'] }))
    await settle(zhang)
    await settle(li)
    await zhang.pushOne({ op: 'move', type: 'household', record: 'r_1', from: base, to: 'g:09/base' })
    const { rows, scopes } = await zhang.sync({ have: { [base]: 2, 'g:09/base': 0 } })
    const [household, review] = [rows.filter(({ id }) => id === 'r_1'), rows.filter(({ id }) => id !== 'r_1')]
    expect(household).toMatchObject([
      { scope: base, rev: 2, gone: 'move' },
      { scope: 'g:09/base', rev: 2, type: 'household', body: { code: 'h1' } },
    ])
    expect(review).toMatchObject([
      { scope: base, gone: 'move' },
      { scope: 'g:09/base', type: 'review' },
    ])
    expect([scopes[base]!.count, scopes['g:09/base']!.count]).toEqual([0, 2])
    const sees = await li.sync({ have: { [base]: 2 } })
    expect(sees.rows.every((row) => (row as GoneRow).gone === 'move')).toBe(true)
    expect(JSON.stringify(sees)).not.toContain('g:09')
  })

  it('[C3] parks a move into a scope where the mover has no right', async () => {
    await li.push(home(1))
    const outcome = await li.pushOne({
      op: 'move',
      type: 'household',
      record: 'r_1',
      from: base,
      to: 'g:09/base',
    })
    expect(outcome).toMatchObject({ outcome: 'parked', kind: 'noAccess' })
    expect((await street.record('r_1'))!.scope).toBe(base)
    const wrongFamily = await zhang.pushOne({
      op: 'move',
      type: 'household',
      record: 'r_1',
      from: base,
      to: 'common',
    })
    expect(wrongFamily).toMatchObject({ outcome: 'parked', problem: 'badMutation' })
  })

  it('[C5] starts a scope again for a device that leaves it out, asks for it, or comes from another epoch', async () => {
    await li.push(home(1), home(2))
    await settle(zhang)
    for (const part of [
      {},
      { have: { [base]: 2 }, askReset: [base] },
      { have: { [base]: 2 }, epoch: 'e_other' },
      { have: { [base]: 2 }, epoch: null },
    ]) {
      const { rows, scopes } = await zhang.sync(part)
      expect(scopes[base]).toMatchObject({ reset: true, more: false, cursor: 2, count: 2 })
      expect(rows).toHaveLength(2)
    }
    expect((await zhang.sync({ have: { [base]: 2 } })).scopes[base]!.reset).toBe(false)
  })

  it('[C5] starts again below the floor, but lets a sweep that is under way go on', async () => {
    await li.push(home(1), home(2), home(3))
    await settle(zhang)
    const seen = (await street.record('r_3'))!.contentHash
    await zhang.pushOne({ op: 'delete', type: 'household', record: 'r_3', seen })
    expect(await street.write(({ feed }) => feed.pruneTombstones(street.now + 1))).toBe(1)
    const behind = await zhang.sync({ have: { [base]: 1 } })
    expect(behind.scopes[base]).toMatchObject({ reset: true, cursor: 4 })
    expect(behind.rows).toMatchObject([{ id: 'r_1' }, { id: 'r_2' }])
    expect((await zhang.sync({ have: { [base]: 4 } })).scopes[base]!.reset).toBe(false)
    const sweeping = await zhang.sync({ have: { [base]: 1 }, sweep: [base] })
    expect(sweeping.scopes[base]).toMatchObject({ reset: false, cursor: 4 })
    expect(sweeping.rows).toMatchObject([{ id: 'r_2' }])
  })

  it('[R1] starts a new epoch when a cursor is beyond the head or an acknowledgement is unknown', async () => {
    await li.push(home(1))
    await settle(zhang)
    for (const part of [{ have: { [base]: 99 } }, { lastAckUid: 'm_never' }]) {
      const before = zhang.epoch
      const answer = await zhang.sync(part)
      expect(answer.epoch).not.toBe(before)
      expect(Object.values(answer.scopes).every(({ reset }) => reset)).toBe(true)
      zhang.epoch = answer.epoch
      expect((await zhang.sync()).epoch).toBe(answer.epoch)
      street.now += 3_600_000 // one claim an hour
    }
    const trail = await street.write(({ audit }) => audit.list({ limit: 10, action: 'epoch.new' }))
    expect(trail).toMatchObject([{ user: 'u_zhang' }, { user: 'u_zhang' }])
  })

  it('[R1] keeps the epoch for a device of an older one, whatever it holds', async () => {
    await settle(li)
    const answer = await li.sync({ epoch: 'e_old', have: { [base]: 99 }, lastAckUid: 'm_never' })
    expect(answer.epoch).toBe(li.epoch)
  })

  it('[D5] does not list a scope whose grant was taken, and tells nothing of it', async () => {
    await li.push(home(1))
    await street.write(({ grants }) => grants.take('u_zhang', base))
    const answer = await zhang.sync({ have: { [base]: 0 } })
    expect(Object.keys(answer.scopes)).not.toContain(base)
    expect(JSON.stringify(answer)).not.toContain('r_1')
  })

  it('echoes the generation and says the time', async () => {
    expect(await li.sync({ generation: 'n_echo' })).toMatchObject({
      generation: 'n_echo',
      now: street.now,
      upgrade: null,
    })
  })
})
