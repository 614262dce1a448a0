import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { httpFetch } from '#sync/http-fetch.ts'
import { listenToEvents } from '#sync/http-events.ts'
import { httpNetwork } from '#sync/http-network.ts'
import { signIn, signOut } from '#sync/http-session.ts'
import { openStreet, password, type Street } from '../server/support/street.ts'
import { ManualTime } from './manual-time.ts'
import { browserLike } from './signed-in-fetch.ts'
import { BASE, household, openStreet as openPhones } from './street.ts'

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

describe('over real HTTP', () => {
  let server: Street
  let world: ReturnType<typeof browserLike>
  beforeEach(async () => {
    server = await openStreet()
    await server.person('wang', 'worker', { [BASE]: 'worker' })
    world = browserLike(server.url)
  })
  afterEach(() => server.close())

  const enter = (secret = password) =>
    signIn(world, { username: 'wang', password: secret, device: { id: 'd_wang', name: 'test' } })

  it('signs in, exchanges a notebook with hundreds of records both ways, and signs out', async () => {
    const { user } = await enter()
    expect(user).toEqual({ id: 'u_wang', name: 'wang', role: 'worker' })
    const phone = (await openPhones()).phone()
    const device = await phone.open({
      user,
      deviceId: 'd_wang',
      network: httpNetwork(world),
      clock: () => server.now,
    })
    await device.sync()
    await device.save(
      Array.from({ length: 300 }, (_, i) =>
        household(`r_${i}`, { room: `${i}`, note: '楼道里有杂物'.repeat(5) }),
      ),
    )
    expect(await device.sync()).toMatchObject({ phase: 'idle', problem: null, unsent: 0 })
    expect(device.records.get('household', 'r_299')).toMatchObject({ rev: 1, pending: [] })
    expect((await server.record('r_299'))?.body.room).toBe('299')
    await signOut(world)
    world.cookies.clear()
    await device.save([household('r_after')])
    expect(await device.sync()).toMatchObject({ phase: 'signInNeeded', problem: 'signInNeeded', unsent: 1 })
    await enter()
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    await device.close()
  })

  it('tells a wrong password from everything else', async () => {
    expect(await codeOf(enter('not it at all'))).toBe('signInFailed')
  })

  it('says offline when nobody answers', async () => {
    const nobody = browserLike('http://127.0.0.1:9')
    expect(await codeOf(signOut(nobody))).toBe('offline')
  })
})

describe('an answer', () => {
  let server: Server
  let time: ManualTime
  let answer: RequestListener
  beforeEach(async () => {
    time = new ManualTime()
    server = createServer((request, response) => answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const ask = () =>
    httpFetch(
      { fetch, scheduler: time, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
      '/api/sync',
      { method: 'POST' },
    )

  it.each([
    [401, '', 'signInNeeded'],
    [409, '', 'offline'],
    [409, '{"code":"wrongUser"}', 'wrongUser'],
    [410, '', 'deviceRevoked'],
    [413, '<html>nginx</html>', 'tooLarge'],
    [429, '', 'tooManyRequests'],
    [500, '', 'serverFault'],
    [502, '<html>bad gateway</html>', 'serverBusy'],
    [503, '', 'serverBusy'],
    [409, '{"code":"uploadElsewhere","details":{"offset":7}}', 'uploadElsewhere'],
    [500, '{"code":"no such code"}', 'serverFault'],
  ])('%i %s is %s', async (status, body, code) => {
    answer = (_request, response) => response.writeHead(status).end(body)
    expect(await codeOf(ask())).toBe(code)
  })

  it('tells how long the server wants to be left alone', async () => {
    answer = (_request, response) => response.writeHead(429, { 'retry-after': '90' }).end()
    await expect(ask()).rejects.toMatchObject({ code: 'tooManyRequests', details: { retryAfterMs: 90_000 } })
  })

  it('that is cut off in the middle is offline', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"epoch":')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await codeOf(ask())).toBe('offline')
  })

  it('may be slow as long as it moves, and is given up after 30 silent seconds', async () => {
    let finish = () => {}
    answer = (_request, response) => {
      response.writeHead(200).write('{')
      finish = () => response.end('}')
    }
    const slow = ask()
    await realTime()
    await time.pass(20_000)
    finish()
    expect((await slow).text).toBe('{}')

    answer = (_request, response) => void response.writeHead(200).write('{')
    const silent = codeOf(ask())
    await realTime()
    await time.pass(31_000)
    expect(await silent).toBe('offline')
    expect(time.waiting).toEqual([])
  })
})

describe('events', () => {
  class Source extends EventTarget {
    static readonly CLOSED = 2
    static readonly opened: Source[] = []
    readyState = 1
    constructor() {
      super()
      Source.opened.push(this)
    }
    close(): void {
      this.readyState = Source.CLOSED
    }
    say(type: string, data?: string): void {
      this.dispatchEvent(Object.assign(new Event(type), { data }))
    }
  }

  it('poke with the scopes they name, and with none when the line was down in between', async () => {
    const time = new ManualTime()
    const pokes: (readonly string[])[] = []
    const stop = listenToEvents({ fetch, scheduler: time, EventSource: Source as never }, (scopes) =>
      pokes.push(scopes),
    )
    const first = Source.opened.at(-1)!
    first.say('open')
    first.say('message', '{"poke":["g:07/base"]}')
    first.say('message', 'what?')
    expect(pokes).toEqual([['g:07/base'], []])
    first.close()
    first.say('error')
    await time.pass(61_000)
    const second = Source.opened.at(-1)!
    expect(second).not.toBe(first)
    second.say('open')
    expect(pokes).toHaveLength(3)
    stop()
    expect(second.readyState).toBe(Source.CLOSED)
    expect(time.waiting).toEqual([])
  })
})

const realTime = () => new Promise((resolve) => setTimeout(resolve, 100))
