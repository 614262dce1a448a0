import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpNetwork } from '#sync/http-network.ts'
import { signIn } from '#sync/http-session.ts'
import { browserLike } from '#tests/sync/signed-in-fetch.ts'
import { household, openStreet as openPhones } from '#tests/sync/street.ts'
import { create, type Phone } from '../support/phone.ts'
import { openStreet, password, type Street } from '../support/street.ts'

const base = 'g:07/base'
const care = 'g:07/care'
let street: Street
let li: Phone
beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [base]: 'worker' })
  await street.person('wang', 'worker', { [base]: 'worker', [care]: 'worker' })
  li = await street.phone('li')
})
afterAll(() => street.close())

const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code]

describe('a session', () => {
  it('[D8] of another person on the same phone neither sends nor gets what is of a notebook that is still open', async () => {
    const browser = browserLike(street.url)
    const enter = (username: string) =>
      signIn(browser, { username, password, device: { id: 'd_shared', name: 'shared' } })
    const { user } = await enter('li')
    const phone = (await openPhones()).phone()
    const network = httpNetwork(browser)
    const device = await phone.open({ user, deviceId: 'd_shared', network, clock: () => street.now })
    await device.save([household('r_lis')])
    await enter('wang')
    expect(await device.sync()).toMatchObject({ phase: 'stopped', problem: 'wrongUser', unsent: 1 })
    expect(await street.record('r_lis')).toBeNull()
    expect([...device.scopes().keys()]).toEqual([])
    await enter('li')
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    expect((await street.record('r_lis'))?.createdBy).toBe('u_li')
    expect([...device.scopes().keys()]).not.toContain(care)
    await device.close()
  })

  it('speaks for the device that it was opened on, and makes up no others', async () => {
    const other = li.request({
      device: 'd_of_nobody',
      mutations: [li.mutation(create('household', 'r_x', base, {}))],
    })
    expect(await codeOf(await li.call('POST', '/api/sync', other))).toEqual([401, 'signInNeeded'])
    const devices = await street.context.store.read((tables) => tables.devices.ofUsers(['u_li']))
    expect(devices.map(({ id }) => id)).not.toContain('d_of_nobody')
    expect(await street.record('r_x')).toBeNull()
  })

  it('of somebody without a grant gets nothing, and what it sends is kept for a supervisor', async () => {
    await street.person('none', 'worker', {})
    const none = await street.phone('none')
    expect((await none.pushOne(create('household', 'r_none', base, { code: 'n' }))).outcome).toBe('parked')
    const tricks = { want: ['holding', base], sweep: ['holding'], askReset: [base], have: { holding: 0 } }
    const { scopes, rows } = await none.sync(tricks)
    expect(Object.keys(scopes).toSorted()).toEqual(['common', 'user:u_none'])
    expect(rows.map(({ scope }) => scope)).not.toContain('holding')
  })
})

describe('a heap of scopes', () => {
  it.each([-1, 1])('is refused before each of them is looked at: cursor %i', async (cursor) => {
    const heap = Array.from({ length: 200_000 }, (_, i) => `"${i.toString(36)}":${cursor}`).join()
    const body = JSON.stringify(li.request()).replace('"have":{}', `"have":{${heap}}`)
    const answer = await li.call('POST', '/api/sync', body)
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { code: 'badRequest', details: { at: ['have'] } },
    ])
  })

  it('of a whole city’s administrator is none', async () => {
    const scopes = Array.from({ length: 1500 }, (_, i) => `g:${i}/base`)
    const have = Object.fromEntries(scopes.map((scope) => [scope, 1]))
    const part = { have, sweep: scopes, askReset: scopes, want: scopes, mismatches: scopes }
    expect((await li.call('POST', '/api/sync', li.request(part))).status).toBe(200)
  })
})
