import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { PROTOCOL, SCHEMA, type SyncResponse } from '#domain/sync/protocol.ts'
import { bundleServer, freePort } from './support/server-process.ts'

const data = mkdtempSync(join(tmpdir(), 'gridwalk-first-'))
afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }))

async function start(port: number) {
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', GRIDWALK_DATA: data }
  const child = spawn(process.execPath, [await bundleServer()], { env })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  for (let i = 0; i < 600 && !said.includes('http://localhost'); i++)
    await new Promise((resolve) => setTimeout(resolve, 50))
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { said: () => said, end: () => (child.kill('SIGTERM'), exit) }
}

describe('a first run', () => {
  it('makes the invented street, tells its accounts once, and lets them sign in and pull', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const server = await start(port)
    const account = /^ +(worker01) +(\S+)/m.exec(server.said())
    expect(server.said()).toContain('worker01')

    const json = { 'content-type': 'application/json' }
    const device = { id: 'd_1', name: 'test' }
    const session = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ username: account![1], password: account![2], device }),
    })
    expect(session.status).toBe(200)
    const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!
    const request = {
      protocol: PROTOCOL,
      schema: SCHEMA,
      app: 't',
      device: 'd_1',
      epoch: null,
      generation: 'n',
      now: Date.now(),
      lastAckUid: null,
      have: {},
      want: null,
      sweep: [],
      askReset: [],
      mutations: [],
      limits: { rows: 5000, bytes: 4_000_000 },
    }
    const answer = await fetch(`${url}/api/sync`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: JSON.stringify(request),
    })
    const { rows, scopes } = (await answer.json()) as SyncResponse
    expect(rows.length).toBeGreaterThan(300)
    expect(Object.keys(scopes).filter((scope) => scope.startsWith('g:')).length).toBe(3)
    expect(await server.end()).toBe(0)

    const again = await start(port)
    expect(again.said()).not.toMatch(/worker01|Demo accounts/)
    expect(await again.end()).toBe(0)
  }, 60_000)
})
