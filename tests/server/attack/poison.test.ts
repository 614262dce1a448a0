import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { definitionOf } from '#domain/records/registry.ts'
import { bodyIssues } from '#domain/record/body-issues.ts'
import { command, create, patch, type Phone } from '../support/phone.ts'
import { openStreet, password, type Street } from '../support/street.ts'

const base = 'g:07/base'
let street: Street
let li: Phone
let chen: Phone

beforeAll(async () => {
  street = await openStreet()
  for (const name of ['li', 'chen']) await street.person(name, 'worker', { [base]: 'worker' })
  ;[li, chen] = await Promise.all([street.phone('li'), street.phone('chen')])
})
afterAll(() => street.close())

describe('what one person sends breaks nothing for the others', () => {
  it.each([
    ['a moment beyond all calendars', 'visit', { endedAt: 1e300 }],
    ['a moment before all records', 'visit', { endedAt: -1 }],
    ['a day that the calendar cannot add to', 'elder', { enrolledOn: '9999-12-31' }],
    ['a thousand people', 'visit', { workers: Array.from({ length: 1000 }, (_, i) => `u_${i}`) }],
    ['a measurement that is no number', 'houseInspection', { answers: { x: { measures: { mm: {} } } } }],
    ['a count that is no number', 'houseInspection', { answers: { x: { places: { valueOf: 1 } } } }],
    ['a note that is no text', 'houseInspection', { answers: { x: { note: { a: 1 } } } }],
    ['facts within facts', 'houseInspection', { facts: { structureType: { toString: 1 } } }],
    ['an accuracy that is no number', 'visit', { location: { lng: 1, lat: 1, accuracy: {} } }],
  ])('[P3] %s does not fit', (_, type, body) => {
    expect(bodyIssues(definitionOf(type)!, body, { complete: false })).not.toEqual({})
  })

  it('[P3] a record does not grow without end', async () => {
    const record = 'r_big'
    await li.push(create('visit', record, base, {}))
    const set = { summary: [null, 'x'.repeat(501)] as [unknown, unknown] }
    expect((await li.pushOne(patch('visit', record, set))).outcome).toBe('parked')
    const item = (i: number) => ({ [`x${i}`]: { note: 'x'.repeat(900) } })
    const all = Object.assign({}, ...Array.from({ length: 250 }, (_, i) => item(i)))
    const answers = Object.fromEntries(
      Object.entries(all).map(([key, one]) => [`answers.${key}`, [null, one]]),
    )
    await street.write(({ grants }) => grants.give({ user: 'u_li', scope: 'g:07/house', role: 'worker' }))
    await li.push(create('houseInspection', 'r_i', 'g:07/house', {}))
    const outcomes = []
    for (const round of ['a', 'b', 'c']) {
      const renamed = Object.entries(answers).map(([key, pair]) => [`${key}${round}`, pair] as const)
      outcomes.push(await li.pushOne(patch('houseInspection', 'r_i', Object.fromEntries(renamed) as never)))
    }
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'parked', 'parked'])
  })

  it('[P3] a patch of ten thousand fields is not walked through', async () => {
    const set = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`answers.x${i}`, [null, {}]]))
    const start = performance.now()
    expect(await li.pushOne(patch('houseInspection', 'r_none', set as never))).toMatchObject({
      outcome: 'parked',
      problem: 'badMutation',
    })
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('[D7] ids that the database would spell otherwise are taken by no record', async () => {
    for (const record of ['\ud800', 'a\u0000b', 'r_\u200b', 'x'.repeat(65)])
      expect(await li.pushOne(create('household', record, base, { code: 'c' }))).toMatchObject({
        outcome: 'parked',
        problem: 'badMutation',
      })
  })

  it('[T1] a clock beyond all calendars is kept as a time that can be shown', async () => {
    const mutation = li.mutation(create('household', 'r_clock', base, { code: 'c' }), { at: 1e308 })
    await li.sync({ mutations: [mutation], now: -1e308 })
    const kept = (await street.write(({ mutations }) => mutations.get(mutation.uid)))!
    expect(Number.isNaN(new Date(kept.deviceTime + kept.skewMs).getTime())).toBe(false)
    expect(Number.isNaN(new Date(kept.deviceTime).getTime())).toBe(false)
  })
})

describe('one person does not stop the work of the others', () => {
  it('[R1] by claiming again and again that the server went back in time', async () => {
    li.epoch = (await li.sync()).epoch
    const before = li.epoch
    li.epoch = (await li.sync({ lastAckUid: 'm_never_1' })).epoch
    expect(li.epoch).not.toBe(before)
    const claim = li.request({ lastAckUid: 'm_never_2' })
    expect((await li.call('POST', '/api/sync', claim)).status).toBe(429)
    expect((await chen.sync()).epoch).toBe(li.epoch)
    street.now += 3_600_000
    const again = (await li.sync(claim)).epoch
    expect(again, 'a true claim comes again').not.toBe(li.epoch)
    li.epoch = again
    const { outcome } = await li.pushOne(create('household', 'r_still', base, { code: 's' }))
    expect(outcome).toBe('applied')
  })

  it('by wrong passwords from elsewhere: the own phone still opens', async () => {
    const wrong = { username: 'chen', password: 'Wrong-pass-1', device: { id: 'd_thief', name: 'x' } }
    for (let i = 0; i < 6; i++) await li.call('POST', '/api/session', wrong)
    const thief = { ...wrong, password }
    expect((await li.call('POST', '/api/session', thief)).status).toBe(429)
    expect((await chen.signIn()).status).toBe(200)
    expect((await li.call('POST', '/api/session', thief)).status, 'which opens nothing for the thief').toBe(
      429,
    )
  })

  it('and five wrong passwords close the own phone, too', async () => {
    const known = { username: 'chen', password: 'Wrong-pass-1', device: { id: 'd_chen', name: 'x' } }
    for (let i = 0; i < 5; i++) expect((await li.call('POST', '/api/session', known)).status).toBe(401)
    expect((await chen.signIn()).status).toBe(429)
  })

  it('by holding streams of events open', async () => {
    const open = []
    for (let i = 0; i < 12; i++) {
      const abort = new AbortController()
      const headers = { cookie: li.cookie }
      const answer = await fetch(`${street.url}/api/events`, { headers, signal: abort.signal })
      expect(answer.status).toBe(200)
      open.push(abort)
    }
    expect(street.context.events.listeners).toBeLessThanOrEqual(8)
    for (const abort of open) abort.abort()
  })
})

describe('what is not one’s own', () => {
  it('is not made, forged or read through sync', async () => {
    const far = 'g:99/base'
    await street.person('far', 'worker', { [far]: 'worker' })
    const other = await street.phone('far')
    await other.push(create('household', 'r_far', far, { code: 'secret', head: '欧阳' }))
    const attempts = await li.push(
      create('review', 'r_v', base, { kind: 'field' }),
      create('notice', 'r_n', 'user:u_far', { kind: 'error' }),
      create('assignment', 'r_as', 'common', { grid: '99', person: 'u_li' }),
      create('household', 'r_in', far, { code: 'x' }),
      create('household', 'r_far', base, { code: 'x' }),
      patch('household', 'r_far', { head: [null, 'x'] }),
      command('household', 'r_far', 'restore'),
      { op: 'move', type: 'household', record: 'r_far', from: far, to: base },
      { op: 'delete', type: 'household', record: 'r_far', seen: 'x' },
    )
    for (const attempt of attempts) {
      expect(attempt.outcome).toBe('parked')
      expect(attempt).not.toHaveProperty('rev')
      expect(attempt).not.toHaveProperty('contentHash')
    }
    const tricks = { have: { [far]: 0 }, want: [far, base], sweep: [far], askReset: [far] }
    const answer = JSON.stringify([await li.sync(tricks), await li.everything()])
    expect(answer).not.toContain('secret')
    expect(answer).not.toContain('欧阳')
  })
})

describe('the limit on tries to sign in', () => {
  it('is not passed by by naming other addresses', async () => {
    const answers = []
    for (let i = 0; i < 70; i++)
      answers.push(await li.call('POST', '/api/session', {}, { 'x-forwarded-for': `10.0.0.${i}` }))
    expect(answers.at(-1)!.status).toBe(429)
  })
})
