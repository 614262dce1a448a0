import { beforeEach, describe, expect, it } from 'vitest'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { SyncStatus } from '#sync/device.ts'
import { household, openStreet, patch, type Phone, type Street } from './street.ts'

let street: Street
let phone: Phone
beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
})

describe('a refused exchange', () => {
  it.each<[ProblemCode, SyncStatus['phase']]>([
    ['signInNeeded', 'signInNeeded'],
    ['wrongUser', 'stopped'],
    ['deviceRevoked', 'stopped'],
    ['tooManyRequests', 'failed'],
    ['serverFault', 'failed'],
    ['serverBusy', 'failed'],
    ['offline', 'offline'],
  ])('[D8] %s keeps the queue, goes on saving, and says so', async (code, phase) => {
    const device = await phone.ready()
    await device.save([household('r_1', { room: '1' })])
    phone.line.refuse(code)
    expect(await device.sync()).toMatchObject({ phase, problem: code, unsent: 1 })
    await device.save([patch('r_1', { room: ['1', '2'] })])
    expect(device.records.get('household', 'r_1')?.body.room).toBe('2')
    expect(device.status).toMatchObject({ phase, unsent: 2, unsentRecords: 1 })
    await device.close()
    const again = await phone.open()
    expect(again.status).toMatchObject({ unsent: 2 })
    expect(await again.sync()).toMatchObject({ phase: 'idle', problem: null, unsent: 0 })
    expect(await street.server.body('r_1')).toMatchObject({ room: '2' })
  })

  it('[D8] a revoked device still gives its unsent work to the person', async () => {
    const device = await phone.open()
    await device.save([household('r_1')])
    phone.line.refuse('deviceRevoked')
    await device.sync()
    const copy = JSON.parse(await device.exportUnsent()) as { user: string; mutations: unknown[] }
    expect(copy).toMatchObject({
      kind: 'gridwalk-unsent',
      user: 'wang',
      mutations: [{ op: 'create', record: 'r_1', body: { room: '101' } }],
    })
  })

  it('a sync that is already going on is the one that is waited for', async () => {
    const device = await phone.open()
    await Promise.all([device.sync(), device.sync(), device.sync()])
    expect(phone.line.requests).toHaveLength(1)
  })
})

describe('unasked', () => {
  it('exchanges at the start, after a save, at a poke, on waking and every few minutes', async () => {
    let wake = () => {}
    const device = await phone.open({ onWake: (listener) => ((wake = listener), () => {}) })
    const sent = async (ms: number) => {
      const before = phone.line.requests.length
      await street.time.pass(ms)
      return phone.line.requests.length - before
    }
    expect(await sent(0)).toBe(1)
    expect(await sent(60_000)).toBe(0)
    await device.save([household('r_1')])
    await device.save([patch('r_1', { room: ['101', '1'] })])
    expect(await sent(1_000)).toBe(1)
    phone.line.poke('g:99/base')
    expect(await sent(1_000)).toBe(0)
    phone.line.poke('g:07/base')
    expect(await sent(1_000)).toBe(1)
    wake()
    expect(await sent(2_000)).toBe(1)
    expect(await sent(5 * 60_000)).toBeGreaterThan(0)
    await device.close()
    phone.line.poke('g:07/base')
    expect(await sent(60 * 60_000)).toBe(0)
    expect(street.time.waiting).toEqual([])
  })

  it('tries again later and later, never at once because of another save, and at once when it wakes', async () => {
    let wake = () => {}
    phone.line.online = false
    let tries = 0
    const device = await phone.open({
      network: { sync: (request) => (tries++, phone.line.sync(request)), listen: () => () => {} },
      onWake: (listener) => ((wake = listener), () => {}),
    })
    const gaps: number[] = []
    let last = street.time.now
    while (gaps.length < 8) {
      const before = tries
      await street.time.pass(500)
      if (tries === before) continue
      gaps.push(street.time.now - last)
      last = street.time.now
    }
    expect(gaps.at(-1)).toBeGreaterThan(60_000)
    expect(gaps.at(-1)).toBeLessThanOrEqual(5 * 60_000 + 500)
    const before = tries
    await device.save([household('r_1')])
    await street.time.pass(1_000)
    expect(tries).toBe(before)
    phone.line.online = true
    wake()
    await street.time.pass(2_000)
    expect(device.status).toMatchObject({ phase: 'idle', unsent: 0 })
    await device.close()
  })

  it('waits as long as the server asks', async () => {
    phone.line.between = () => Promise.reject(new Problem('tooManyRequests', { retryAfterMs: 600_000 }))
    const device = await phone.open()
    await street.time.pass(590_000)
    expect(phone.line.requests).toHaveLength(1)
    await street.time.pass(20_000)
    expect(phone.line.requests).toHaveLength(2)
    await device.close()
  })

  it('rests while a sign-in is needed, until the screen comes back', async () => {
    let wake = () => {}
    phone.line.refuse('signInNeeded')
    const device = await phone.open({ onWake: (listener) => ((wake = listener), () => {}) })
    await street.time.pass(60 * 60_000)
    expect(phone.line.requests).toHaveLength(1)
    wake()
    await street.time.pass(2_000)
    expect(device.status.phase).toBe('idle')
    await device.close()
  })

  it('asks the browser once never to evict', async () => {
    let asked = 0
    const device = await phone.open({ persist: () => (asked++, Promise.resolve(true)) })
    expect(device.status.persisted).toBeNull()
    await device.sync()
    await device.sync()
    expect(asked).toBe(1)
    expect(device.status.persisted).toBe(true)
  })
})
