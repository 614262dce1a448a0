import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, type Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'

const base = 'g:07/base'
/** More than are ever served side by side. */
const many = 12
let street: Street
let li: Phone
let chen: Phone
const open: Socket[] = []

beforeAll(async () => {
  street = await openStreet()
  for (const name of ['li', 'chen']) await street.person(name, 'worker', { [base]: 'worker' })
  ;[li, chen] = await Promise.all([street.phone('li'), street.phone('chen')])
})
afterAll(async () => {
  for (const socket of open) socket.destroy()
  await street.close()
})

/** An exchange on a line of its own, of which only the first bytes have been sent yet. */
async function begun(body: string, sent: number): Promise<Socket> {
  const socket = connect(Number(new URL(street.url).port), '127.0.0.1')
  open.push(socket)
  socket.pause()
  const head = [
    'POST /api/sync HTTP/1.1',
    'host: localhost',
    `cookie: ${li.cookie}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  await new Promise<void>((resolve) =>
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, sent)}`, () => resolve()),
  )
  return socket
}

/** So that what was sent has been heard. */
const heard = async () => void (await li.call('GET', '/api/session'))

describe('phones on a line that hardly moves', () => {
  it('keep nobody waiting while they send, and arrive all the same', async () => {
    const mutations = [li.mutation(create('household', 'r_slow', base, { code: 's' }))]
    const body = JSON.stringify(li.request({ mutations }))
    const slow = await Promise.all(Array.from({ length: many }, () => begun(body, 40)))
    await heard()
    expect((await chen.pushOne(create('household', 'r_quick', base, { code: 'q' }))).outcome).toBe('applied')
    expect(await street.record('r_slow')).toBeNull()
    slow[0]!.write(body.slice(40))
    await expect.poll(() => street.record('r_slow')).not.toBeNull()
  })

  it('keep nobody waiting while they read a long answer', async () => {
    const text = () => Array.from({ length: 60_000 }, () => Math.random().toString(36)[5]).join('')
    await street.write(({ records }) =>
      records.insertAll(
        Array.from({ length: 100 }, (_, i) => ({
          id: `r_long_${i}`,
          type: 'household',
          scope: base,
          body: { code: `l${i}`, note: text() },
          createdBy: 'u_li',
          createdAt: street.now,
        })),
        street.now,
      ),
    )
    const body = JSON.stringify(li.request({ have: {}, limits: { rows: 1000, bytes: 8_000_000 } }))
    for (let i = 0; i < 3; i++) await begun(body, body.length)
    await heard()
    expect((await chen.pushOne(create('household', 'r_quick_2', base, { code: 'q2' }))).outcome).toBe(
      'applied',
    )
  })
})

describe('one person', () => {
  it('does not fill the server’s memory with requests that never end', async () => {
    const wang = await street.person('wang', 'worker', { [base]: 'worker' }).then(() => street.phone('wang'))
    const body = JSON.stringify(wang.request({}))
    li.cookie = wang.cookie
    for (let i = 0; i < 20; i++) await begun(body, 40)
    const answer = await wang.call('POST', '/api/sync', body)
    expect([answer.status, await answer.json()]).toEqual([429, { code: 'tooManyRequests' }])
    expect((await wang.call('GET', '/api/session')).status).toBe(200)
    expect((await chen.call('POST', '/api/sync', chen.request())).status).toBe(200)
    for (const socket of open) socket.destroy()
    await expect.poll(async () => (await wang.call('POST', '/api/sync', body)).status).toBe(200)
  })
})
