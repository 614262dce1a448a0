import express, { type Response as ServerResponse } from 'express'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { answerProblems } from '#server/http/answer-problems.ts'
import { takeTurns } from '#server/http/take-turns.ts'
import { quiet } from '../crash/kill-server.ts'

let tidy: () => Promise<unknown> = () => Promise.resolve()
afterEach(() => tidy())

/** A server that answers when the test says so, and takes as long as the test's clock says. */
async function serve(mostWaitMs: number) {
  const waiting: ServerResponse[] = []
  const asked: Promise<Response>[] = []
  const time = { now: 0 }
  const app = express()
  app.use(takeTurns({ mostWaitMs, clock: () => time.now }))
  app.use((_request, response) => void waiting.push(response))
  app.use(answerProblems(quiet))
  const server: Server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  tidy = async () => {
    for (const response of waiting) response.json('late')
    await Promise.all(asked)
    server.close()
  }
  return {
    ask: () => fetch(url),
    /** So many come; resolves when they stand in line. */
    async stand(count: number) {
      const before = waiting.length
      for (let i = 0; i < count; i++) asked.push(fetch(url))
      while (waiting.length < before + count) await new Promise((resolve) => setTimeout(resolve, 1))
    },
    /** Answers the first in line after so many milliseconds. */
    async serveOne(ms: number) {
      const first = waiting.shift()!
      time.now += ms
      const closed = new Promise((resolve) => first.once('close', resolve))
      first.json('done')
      await closed
    },
  }
}

describe('more requests than can be served in time', () => {
  it('are told when to come again, each later than the one before', async () => {
    const { stand, ask } = await serve(90)
    await stand(10)
    const refused = []
    for (let i = 0; i < 200; i++) refused.push(await ask())
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]))
    expect(await refused[0]!.json()).toEqual({ code: 'serverBusy' })
    const waits = refused.map(({ headers }) => Number(headers.get('retry-after')))
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect([waits[0], waits.at(-1)]).toEqual([1, 3])
  })

  it('are let in as soon as the line is short again', async () => {
    const { stand, ask, serveOne } = await serve(90)
    await stand(10)
    expect((await ask()).status).toBe(503)
    for (let i = 0; i < 4; i++) await serveOne(5)
    await stand(4)
  })

  it('are fewer when each takes longer', async () => {
    const { stand, ask, serveOne } = await serve(1_000)
    await stand(20)
    for (let i = 0; i < 10; i++) await serveOne(500)
    expect((await ask()).status, 'ten of half a second each').toBe(503)
  })
})
