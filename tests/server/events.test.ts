import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const base = 'g:07/base'
let street: Street
let li: Phone
let wang: Phone
let far: Phone

beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [base]: 'worker' })
  await street.person('wang', 'worker', { [base]: 'worker' })
  await street.person('far', 'worker', { 'g:99/base': 'worker' })
  ;[li, wang, far] = await Promise.all([street.phone('li'), street.phone('wang'), street.phone('far')])
})
afterAll(() => street.close())

/** Reads a stream of events until it is stopped. */
async function listen(phone: Phone) {
  const stop = new AbortController()
  const answer = await fetch(`${street.url}/api/events`, {
    headers: { cookie: phone.cookie, 'accept-encoding': 'gzip' },
    signal: stop.signal,
  })
  const heard: string[] = []
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const part of answer.body!)
      heard.push(
        ...decoder
          .decode(part)
          .split('\n')
          .filter((line) => line.startsWith('data:')),
      )
  })().catch(() => {})
  return { answer, heard, stop: async () => (stop.abort(), reading) }
}

const until = async (holds: () => boolean) => {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(holds()).toBe(true)
}

describe('the stream of events', () => {
  it('pokes everybody with a grant after the commit, but not the device that did it', async () => {
    const [mine, theirs, strangers] = [await listen(li), await listen(wang), await listen(far)]
    await until(() => street.context.events.listeners === 3)
    await li.pushOne(create('household', 'r_1', base, { code: 'h1' }))
    await until(() => theirs.heard.length > 0)
    expect(theirs.heard).toEqual([`data: ${JSON.stringify({ poke: [base] })}`])
    expect((await wang.everything()).map(({ id }) => id)).toContain('r_1')
    await far.pushOne(create('household', 'r_2', 'g:99/base', { code: 'h2' }))
    await wang.pushOne(create('household', 'r_3', base, { code: 'h3' }))
    await until(() => mine.heard.length > 0)
    expect(strangers.heard).toEqual([])
    expect(mine.heard).toHaveLength(1)
    await Promise.all([mine.stop(), theirs.stop(), strangers.stop()])
    await until(() => street.context.events.listeners === 0)
  })

  it('is not held back by compression or caches', async () => {
    const { answer, stop } = await listen(li)
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(answer.headers.get('cache-control')).toContain('no-transform')
    expect(answer.headers.get('content-encoding')).toBeNull()
    await stop()
  })

  it('is for people with a session', async () => {
    expect((await fetch(`${street.url}/api/events`)).status).toBe(401)
  })

  it('says nothing of an exchange that changed nothing', async () => {
    const { heard, stop } = await listen(wang)
    await li.sync()
    await li.pushOne(create('household', 'r_4', base, { code: 'h4' }))
    await until(() => heard.length > 0)
    expect(heard).toHaveLength(1)
    await stop()
  })
})
