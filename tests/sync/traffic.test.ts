import { describe, expect, test } from 'vitest'
import { addTraffic, noTraffic, readTraffic } from '#sync/traffic.ts'
import { httpFetch } from '#sync/http-fetch.ts'

const november = Date.UTC(2026, 10, 30, 12)
/** Already December in Shanghai, still November in Greenwich. */
const december = Date.UTC(2026, 10, 30, 17)

describe('the count of what went over the line', () => {
  test('grows for the month and in all', () => {
    const once = addTraffic(noTraffic(november), { sent: 10, received: 200, at: november })
    expect(addTraffic(once, { sent: 1, received: 2, at: november })).toEqual({
      since: november,
      sent: 11,
      received: 202,
      month: '2026-11',
      monthSent: 11,
      monthReceived: 202,
    })
  })

  test('begins another month at nothing, by the street’s calendar, and goes on in all', () => {
    const before = addTraffic(noTraffic(november), { sent: 10, received: 200, at: november })
    expect(addTraffic(before, { sent: 3, received: 4, at: december })).toMatchObject({
      sent: 13,
      received: 204,
      month: '2026-12',
      monthSent: 3,
      monthReceived: 4,
    })
    expect(readTraffic(JSON.stringify(before), december)).toMatchObject({ sent: 10, monthSent: 0 })
  })

  test.each([null, '', '{', '{"sent":"many"}', '[]'])('begins anew where %s was kept', (text) => {
    expect(readTraffic(text, november)).toEqual(noTraffic(november))
  })
})

describe('a request', () => {
  const scheduler = { setTimer: () => 0, clear: () => {} }
  const answer = (text: string) => () => Promise.resolve(new Response(text))

  async function counted(world: object, body?: string) {
    const bytes: number[][] = []
    const onBytes = (...both: number[]) => bytes.push(both)
    await httpFetch({ scheduler, fetch: answer('网格'), onBytes, ...world }, '/api/x', {
      method: 'POST',
      ...(body !== undefined && { body }),
    })
    return bytes
  }

  test('tells its bytes once: those of the line where they are known, else those of the text', async () => {
    expect(await counted({}, 'four')).toEqual([[4, 6]])
    expect(await counted({ wireSize: () => 3 })).toEqual([[0, 3]])
    expect(await counted({ wireSize: () => null })).toEqual([[0, 6]])
  })
})
