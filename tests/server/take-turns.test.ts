import express, { type Response as ServerResponse } from 'express'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { answerProblems } from '#server/http/answer-problems.ts'
import { takeTurns, type TurnOptions } from '#server/http/take-turns.ts'
import { quiet } from '../crash/kill-server.ts'

let tidy: () => Promise<unknown> = () => Promise.resolve()
afterEach(() => tidy())

/** A server that answers when the test says so, and takes as long as the test's clock says. */
async function serve(options: TurnOptions) {
  const inside: ServerResponse[] = []
  const answers: Response[] = []
  const asked: Promise<unknown>[] = []
  const time = { now: 0 }
  let arrived = 0
  const app = express()
  app.use((_request, _response, next) => {
    arrived++
    next()
  })
  app.use(takeTurns({ ...options, clock: () => time.now }).turn)
  app.use((_request, response) => void inside.push(response))
  app.use(answerProblems(quiet))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** Answers the first inside after so many milliseconds. */
  async function serveOne(ms: number): Promise<void> {
    await until(() => inside.length > 0)
    const response = inside.shift()!
    time.now += ms
    const closed = new Promise((resolve) => response.once('close', resolve))
    response.json('done')
    await closed
  }

  tidy = async () => {
    const open = { asked: asked.length }
    for (const one of asked) void one.then(() => open.asked--)
    while (open.asked) {
      if (inside.length) await serveOne(0)
      await pause()
    }
    server.close()
  }
  return {
    inside,
    answers,
    serveOne,
    /** So many come at once, and are answered sooner or later; resolves when they are there. */
    come: async (count: number, signal?: AbortSignal): Promise<void> => {
      const all = arrived + count
      for (let i = 0; i < count; i++) {
        const answer = fetch(url, { signal: signal ?? null })
        asked.push(answer.then((one) => answers.push(one)).catch(() => 'gave up'))
      }
      await until(() => arrived === all)
    },
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 1))

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause()
}

describe('a line for what is costly', () => {
  it('lets only so many in at once, and the next when one has left', async () => {
    const { come, inside, answers, serveOne } = await serve({ mostAtOnce: 3 })
    await come(7)
    await until(() => inside.length === 3)
    for (let i = 0; i < 20; i++) await pause()
    expect(inside).toHaveLength(3)
    for (let left = 7; left > 0; left--) await serveOne(1)
    await until(() => answers.length === 7)
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 200))
  })

  it('tells those who would wait too long when to come again, each later than the one before', async () => {
    const { come, answers } = await serve({ mostAtOnce: 1, mostWaitMs: 90 })
    await come(200)
    // One inside and five in line, of twenty milliseconds each as long as nobody knows better.
    await until(() => answers.length === 194)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
    expect(await answers[0]!.json()).toEqual({ code: 'serverBusy' })
    const waits = answers.map(({ headers }) => Number(headers.get('retry-after'))).toSorted((a, b) => a - b)
    expect([waits[0], waits.at(-1)]).toEqual([1, 4])
  })

  it('learns how long one takes, and keeps a shorter line when it is longer', async () => {
    const { come, answers, inside, serveOne } = await serve({ mostAtOnce: 1, mostWaitMs: 5_500 })
    await come(40)
    for (let i = 0; i < 20; i++) await serveOne(500)
    await until(() => inside.length === 1)
    await come(1)
    await until(() => answers.length === 21)
    expect(answers.at(-1)!.status, 'nineteen before it, of a third of a second and more').toBe(503)
  })

  it('sends those away who have waited too long after all, before they give up', async () => {
    const { come, answers, serveOne } = await serve({ mostAtOnce: 1, mostWaitMs: 100 })
    await come(4)
    await serveOne(250)
    await until(() => answers.length === 4)
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 503, 503, 503])
    expect(Number(answers.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('does nothing for those who gave up while they stood in it', async () => {
    const { come, inside, answers, serveOne } = await serve({ mostAtOnce: 1 })
    await come(1)
    await until(() => inside.length === 1)
    const patience = new AbortController()
    await come(5, patience.signal)
    patience.abort()
    for (let i = 0; i < 50; i++) await pause()
    await come(1)
    await serveOne(1)
    await serveOne(1)
    await until(() => answers.length === 2)
    expect(inside).toHaveLength(0)
  })
})
