import express from 'express'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { answerProblems } from '#server/http/answer-problems.ts'
import { limitAddress } from '#server/http/rate-limits.ts'
import { quiet } from '../crash/kill-server.ts'

let server: Server | undefined
afterEach(() => server?.close())

/** A server that takes `?caller` for somebody signed in. */
async function serve(most: number): Promise<(path: string) => Promise<Response>> {
  const app = express()
  app.use(limitAddress(most))
  app.use((request, response) => {
    if ('caller' in request.query) response.locals.caller = { tokenHash: 'x' }
    response.json('here')
  })
  app.use(answerProblems(quiet))
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server!.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return (path) => fetch(`http://127.0.0.1:${port}${path}`)
}

const statuses = async (ask: () => Promise<Response>, times: number): Promise<number[]> => {
  const all = []
  for (let i = 0; i < times; i++) all.push((await ask()).status)
  return all
}

describe('the limit of one address', () => {
  it('does not count people who are signed in: a town may sit behind one address', async () => {
    const ask = await serve(3)
    expect(await statuses(() => ask('/?caller'), 10)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(await statuses(() => ask('/'), 3)).toEqual([200, 200, 200])
  })

  it('stops strangers and says when to come again', async () => {
    const ask = await serve(3)
    expect(await statuses(() => ask('/'), 5)).toEqual([200, 200, 200, 429, 429])
    const refused = await ask('/')
    expect(await refused.json()).toEqual({ code: 'tooManyRequests' })
    expect(Number(refused.headers.get('retry-after'))).toBe(60)
  })
})
