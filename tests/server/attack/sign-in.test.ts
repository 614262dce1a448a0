import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStreet, type Street } from '../support/street.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', {})
})
afterAll(() => street.close())

const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${street.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as BodyInit,
  })
const answerOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
const device = { id: 'd_1', name: 'x' }

describe('whoever is not signed in', () => {
  it('fills no memory: more than a name and a password is not read', async () => {
    const long = JSON.stringify({ username: 'li', password: 'x'.repeat(1_000_000), device })
    expect(await answerOf(await post(long))).toEqual([413, 'tooLarge'])
    const bomb = gzipSync(long)
    expect(await answerOf(await post(bomb, { 'content-encoding': 'gzip' }))).toEqual([413, 'tooLarge'])
    expect((await fetch(`${street.url}/api/sync`, { method: 'POST', body: long })).status).toBe(401)
  })

  it('with the longest name and password that there may be is answered all the same', async () => {
    const longest = {
      username: '王'.repeat(60),
      password: '密'.repeat(200),
      device: { id: '机'.repeat(120), name: '名'.repeat(120) },
    }
    expect(await answerOf(await post(JSON.stringify(longest)))).toEqual([401, 'signInFailed'])
  })

  it.each([
    ['a letter that nobody sees', { username: 'li\u0000', password: 'x', device }],
    ['half a letter', { username: 'li', password: '\ud800', device: { id: '\udc00', name: '\ud800' } }],
    [
      'keys of the prototype',
      JSON.parse(
        '{"__proto__":{"username":"li"},"username":"li","password":"x","device":{"id":"d","name":"","__proto__":{}}}',
      ),
    ],
  ])('with %s is a stranger like any other', async (_, body) => {
    expect(await answerOf(await post(JSON.stringify(body)))).toEqual([401, 'signInFailed'])
  })
})
