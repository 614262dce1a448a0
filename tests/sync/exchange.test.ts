import { beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { household, openStreet, patch, type Street } from './street.ts'
import { expectEqualToServer } from './whole-device.ts'

let street: Street
beforeEach(async () => {
  street = await openStreet()
})

const many = (count: number, mark = 'r') =>
  Array.from({ length: count }, (_, i) => household(`${mark}_${i}`, { room: String(i) }))

describe('exchange', () => {
  it('sends what was saved, brings what others wrote, and says so', async () => {
    await street.server.write('li', household('r_li', { room: '202', head: '李' }))
    const device = await street.phone().open()
    await device.save([household('r_mine')])
    expect(device.status).toMatchObject({
      unsent: 1,
      unsentRecords: 1,
      oldestUnsentAt: street.time.now,
      ready: false,
    })
    const status = await device.sync()
    expect(status).toMatchObject({
      phase: 'idle',
      problem: null,
      unsent: 0,
      unsentRecords: 0,
      oldestUnsentAt: null,
      ready: true,
    })
    expect(status.lastCompleteAt).toBe(street.time.now)
    expect(device.records.get('household', 'r_li')?.body.head).toBe('李')
    expect(device.records.get('household', 'r_mine')).toMatchObject({ rev: 1, pending: [] })
    await expectEqualToServer(device, street.server)
  })

  it('[P1] sends the oldest first, without a gap, and what is known again until it is acked', async () => {
    const phone = street.phone()
    phone.limits = { rows: 90, bytes: 100_000 }
    const device = await phone.open()
    await street.server.write('li', ...many(7, 'r_li'))
    await device.save(many(450))
    await device.sync()
    let acked = 0
    for (const [i, { mutations }] of phone.line.requests.entries()) {
      const rooms = mutations.map((one) => (one.op === 'create' ? Number(one.body.room) : Number.NaN))
      expect(rooms).toEqual(rooms.map((_, place) => acked + place))
      expect(mutations.map(({ ordinal }) => ordinal)).toEqual(
        mutations.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b),
      )
      if (phone.line.responses[i]!.complete) acked += mutations.length
    }
    expect(acked).toBe(450)
    await expectEqualToServer(device, street.server)
  })

  it('[P2] an answer that is lost does no harm', async () => {
    const phone = street.phone()
    const device = await phone.open()
    const [uid] = await device.save([household('r_1')])
    phone.line.loseNextAnswer()
    expect(await device.sync()).toMatchObject({ phase: 'offline', problem: 'offline', unsent: 1 })
    expect(await street.server.outcomeOf(uid!)).toBe('applied')
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    expect(device.records.get('household', 'r_1')?.rev).toBe(1)
    await expectEqualToServer(device, street.server)
  })

  it('[D3] drops the answer to another request, and the same answer when it comes twice', async () => {
    const phone = street.phone()
    const device = await phone.open()
    await device.save([household('r_1', { room: '1' })])
    await device.sync()
    const stale = phone.line.responses[0]!
    await device.save([patch('r_1', { room: ['1', '2'] })])
    phone.line.between = async (request, pass) => {
      phone.line.between = null
      await pass(request)
      return stale
    }
    await device.sync()
    expect(device.records.get('household', 'r_1')?.body.room).toBe('2')
    expect(phone.line.requests.at(-1)?.generation).toBe(phone.line.requests.at(-2)?.generation)
    await expectEqualToServer(device, street.server)
  })

  it('[D3] draws a new generation for each answer that is applied', async () => {
    const phone = street.phone()
    const device = await phone.open()
    for (let i = 0; i < 3; i++) await device.sync()
    expect(new Set(phone.line.requests.map(({ generation }) => generation)).size).toBe(3)
  })

  it('[D4] a record with an outcome stays on screen, and is acked only when the whole pull is complete', async () => {
    const phone = street.phone()
    phone.limits = { rows: 3, bytes: 100_000 }
    const device = await phone.open()
    await street.server.write('li', ...many(8, 'r_li'))
    await device.save([household('r_mine', { room: '900' })])
    const states: (string | undefined)[] = []
    device.records.subscribe(() => expect(device.records.get('household', 'r_mine')?.body.room).toBe('900'))
    phone.line.between = async (request, pass) => {
      states.push((await device.entries('r_mine'))[0]?.state)
      return pass(request)
    }
    await device.sync()
    expect(states).toEqual(['new', 'known', 'known'])
    expect((await device.entries('r_mine'))[0]).toMatchObject({
      state: 'acked',
      outcome: { outcome: 'applied', rev: 1 },
    })
  })

  it('[D4] keeps the receipt: revision, content hash and the time of the durable commit', async () => {
    const device = await street.phone().open()
    await device.save([household('r_1'), patch('r_1', { room: ['101', '102'] })])
    await device.sync()
    const entries = await device.entries('r_1')
    expect(entries.map(({ op, state }) => [op, state])).toEqual([
      ['create', 'acked'],
      ['patch', 'acked'],
    ])
    expect(entries[1]?.outcome).toMatchObject({ outcome: 'applied', rev: 2, receivedAt: street.time.now })
    expect(entries[1]?.outcome?.contentHash).toMatch(/^[0-9a-f]{16}$/)
    expect(await device.entries()).toEqual([])
  })

  it('what is saved while a request is on its way goes with the next', async () => {
    const phone = street.phone()
    const device = await phone.open()
    await device.save([household('r_1')])
    phone.line.between = async (request, pass) => {
      phone.line.between = null
      await device.save([patch('r_1', { room: ['101', '102'] })])
      return pass(request)
    }
    expect(await device.sync()).toMatchObject({ unsent: 0 })
    expect(phone.line.requests).toHaveLength(2)
    expect(await street.server.body('r_1')).toMatchObject({ room: '102' })
  })

  it('[M5] a value that did not stand is told with its outcome, and the standing one is shown', async () => {
    const device = await street.phone().open()
    await street.server.write('li', household('r_1', { room: '1' }))
    await device.sync()
    await device.save([patch('r_1', { room: ['1', '2'] })])
    expect(device.records.get('household', 'r_1')?.body.room).toBe('2')
    await street.server.write('li', patch('r_1', { room: ['1', '3'] }))
    await device.sync()
    expect(device.records.get('household', 'r_1')).toMatchObject({ body: { room: '3' }, pending: [] })
    const [entry] = await device.entries('r_1')
    expect(entry?.outcome).toMatchObject({ outcome: 'conflict', kind: 'field', fields: ['room'] })
    expect(device.records.get('review', entry?.outcome?.review)?.body.mine).toEqual({ room: '2' })
  })

  it('halves what it sends when it was too large, down to one, and gets everything through', async () => {
    const phone = street.phone()
    const device = await phone.open()
    await device.save(many(40))
    phone.line.between = (request, pass) =>
      request.mutations.length > 3 ? Promise.reject(new Problem('tooLarge')) : pass(request)
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    expect(phone.line.requests.slice(0, 5).map(({ mutations }) => mutations.length)).toEqual([
      40, 20, 10, 5, 3,
    ])
    await expectEqualToServer(device, street.server)
  })

  it('a single mutation that is too large stays, and is told', async () => {
    const phone = street.phone()
    const device = await phone.open()
    await device.save([household('r_1')])
    phone.line.refuse('tooLarge')
    expect(await device.sync()).toMatchObject({ phase: 'failed', problem: 'tooLarge', unsent: 1 })
  })

  it('[T1] measures the skew and gives the corrected time, however wrong the clock', async () => {
    const phone = street.phone()
    const years = 3 * 365 * 86_400_000
    const device = await phone.open({ clock: () => street.time.now - years })
    await device.save([household('r_1')])
    await device.sync()
    expect(device.status.skewMs).toBe(years)
    expect(device.now()).toBe(street.time.now)
    expect(device.records.get('household', 'r_1')?.createdAt).toBe(street.time.now)
  })

  it('[T1] [R1] an answer read a year late tells neither the skew nor how old the journal is', async () => {
    const phone = street.phone()
    const device = await phone.open()
    await device.sync()
    const asked = street.time.now
    phone.line.between = async (request, pass) => {
      const answer = await pass(request)
      street.time.now += 365 * 86_400_000
      return answer
    }
    await device.save([household('r_1')])
    await device.sync()
    expect(device.status).toMatchObject({ skewMs: 0, lastCompleteAt: asked })
  })

  it('holds only the scopes it wants', async () => {
    const phone = street.phone('chen')
    await street.server.write('chen', household('r_1'), household('r_2', { room: '2' }, 'g:09/base'))
    const device = await phone.open({ want: () => ['g:09/base'] })
    await device.sync()
    expect(device.records.ofType('household').map(({ id }) => id)).toEqual(['r_2'])
    expect(device.roleIn('g:07/base')).toBe('supervisor')
    expect(await device.sync()).toMatchObject({ phase: 'idle' })
    expect(Object.keys(phone.line.requests.at(-1)!.have)).toEqual(['g:09/base'])
  })

  it('[P5] too old to pull: everything is still sent, nothing held is touched, and it says what to do', async () => {
    const phone = street.phone()
    const device = await phone.open()
    await street.server.write('li', household('r_li'))
    await device.sync()
    await device.save(many(450))
    await street.server.context.store.write(({ meta }) => meta.set('lowestSchema', '2'))
    // Whatever else such an answer says, it is not about what is granted.
    phone.line.between = async (request, pass) => ({ ...(await pass(request)), scopes: {} })
    expect(await device.sync()).toMatchObject({ phase: 'stopped', problem: 'upgradeNeeded', unsent: 0 })
    expect((await street.server.scope('g:07/base')).size).toBe(451)
    expect(device.records.ofType('household')).toHaveLength(451)
    expect((await device.entries()).every(({ state }) => state === 'known')).toBe(true)
  })

  it('an answer without an end, or of another shape, changes nothing', async () => {
    const phone = street.phone()
    const device = await phone.open()
    await device.save([household('r_1')])
    for (const part of ['rows', 'scopes', 'outcomes', 'epoch', 'complete'] as const) {
      phone.line.between = async (request, pass) => ({ ...(await pass(request)), [part]: undefined }) as never
      expect(await device.sync()).toMatchObject({ phase: 'failed', problem: 'serverFault', unsent: 1 })
      expect(device.scopes().size).toBe(0)
    }
  })

  it('gives up on a server whose answers lead nowhere', async () => {
    const phone = street.phone()
    const device = await phone.open()
    await device.sync()
    phone.line.between = async (request, pass) => ({ ...(await pass(request)), complete: false })
    expect(await device.sync()).toMatchObject({ phase: 'failed', problem: 'serverFault' })
  })
})
