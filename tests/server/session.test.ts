import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStreet, password, type Street } from './support/street.ts'

let street: Street
const signIn = (username: string, word: string, headers: Record<string, string> = {}) =>
  fetch(`${street.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username, password: word, device: { id: 'd_1', name: 'test' } }),
  })

beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { 'g:07/base': 'worker' })
  await street.person('wang', 'worker')
  await street.person('zhao', 'worker')
})
afterAll(() => street.close())

describe('a session', () => {
  it('opens with the right password and tells who it is, in a cookie that scripts cannot read', async () => {
    const answer = await signIn('li', password)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ user: { id: 'u_li', name: 'li', role: 'worker' }, now: street.now })
    const cookie = answer.headers.getSetCookie()[0]!
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    const token = /gridwalk=([^;]+)/.exec(cookie)![1]!
    const kept = await street.write(({ sessions }) => sessions.get(token))
    expect(kept, 'the token itself is nowhere in the database').toBeNull()
  })

  it('takes a name in any letters', async () => {
    expect((await signIn(' LI ', password)).status).toBe(200)
  })

  it('asks again after it has ended, and after twelve hours', async () => {
    const phone = await street.phone('li')
    expect((await phone.call('GET', '/api/session')).status).toBe(200)
    expect((await phone.call('DELETE', '/api/session')).status).toBe(204)
    expect((await phone.call('GET', '/api/session')).status).toBe(401)

    const later = await street.phone('li')
    const then = street.now
    street.now += 12 * 3_600_000 - 1
    expect((await later.call('GET', '/api/session')).status).toBe(200)
    street.now += 1
    const answer = await later.call('GET', '/api/session')
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({ code: 'signInNeeded' })
    street.now = then
  })

  it('gives one answer to a wrong name and to a wrong password', async () => {
    const wrongName = await signIn('nobody', 'Wrong-pass-1')
    const wrongPassword = await signIn('wang', 'Wrong-pass-1')
    expect(wrongName.status).toBe(401)
    expect(await wrongName.text()).toBe(await wrongPassword.text())
    expect(wrongPassword.headers.getSetCookie()).toEqual([])
  })

  it('takes as long for a wrong name as for a wrong password', async () => {
    const time = async (username: string) => {
      const start = performance.now()
      await signIn(username, 'Wrong-pass-1')
      return performance.now() - start
    }
    // In turns, so that whatever else this machine does weighs on both.
    let [known, unknown] = [Infinity, Infinity]
    for (let i = 0; i < 8; i++) {
      await street.person(`slow${i}`, 'worker')
      known = Math.min(known, await time(`slow${i}`))
      unknown = Math.min(unknown, await time(`ghost${i}`))
    }
    expect(unknown / known).toBeGreaterThan(0.5)
    expect(known / unknown).toBeGreaterThan(0.5)
  })

  it('closes an account for 15 minutes after five wrong tries, one that exists and one that does not', async () => {
    for (const name of ['zhao', 'unknown']) {
      for (let i = 0; i < 5; i++) expect((await signIn(name, 'Wrong-pass-1')).status).toBe(401)
      const locked = await signIn(name, password)
      expect(locked.status).toBe(429)
      expect(await locked.json()).toEqual({ code: 'tooManyAttempts' })
    }
    const then = street.now
    street.now += 15 * 60_000
    expect((await signIn('zhao', password)).status).toBe(200)
    street.now = then
  })

  it('counts tries that come at the same moment', async () => {
    await street.person('chen', 'worker')
    const all = await Promise.all(Array.from({ length: 12 }, () => signIn('chen', 'Wrong-pass-1')))
    expect(all.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(all.filter(({ status }) => status === 429)).toHaveLength(7)
  })

  it('refuses another site, a form, and what is no request', async () => {
    expect((await signIn('li', password, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await signIn('li', password, { 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await signIn('li', password, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await signIn('li', password, { 'content-type': 'text/plain' })).status).toBe(415)
    const empty = await fetch(`${street.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(await empty.json()).toEqual({ code: 'badRequest' })
  })

  it('closes with the account', async () => {
    await street.person('sun', 'worker')
    const phone = await street.phone('sun')
    await street.write(async ({ users }) =>
      users.put({ ...(await users.get('u_sun'))!, disabledAt: street.now }),
    )
    expect((await phone.call('GET', '/api/session')).status).toBe(401)
    expect((await signIn('sun', password)).status).toBe(401)
  })

  it('is written to the audit trail, right or wrong, and never with a password', async () => {
    const entries = await street.write(({ audit }) => audit.list({ limit: 500, action: 'session.open' }))
    expect(entries.some(({ result, user }) => result === 'done' && user === 'u_li')).toBe(true)
    expect(
      entries.some(({ result, details }) => result === 'refused' && details.why === 'tooManyAttempts'),
    ).toBe(true)
    expect(JSON.stringify(entries) + street.said()).not.toMatch(/Wrong-pass|Lantern/)
  })
})
