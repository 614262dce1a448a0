import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addToDigest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import { PROTOCOL, SCHEMA, type SyncResponse } from '#domain/sync/protocol.ts'
import { openServer } from '#server/open-server.ts'
import { addUser, prepareUser } from '#server/services/users/create-user.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { seed } from '../support/seed.ts'
import { bundleServer, freePort, startProcess } from './support/server-process.ts'

const kills = 50
const base = 'g:07/base'
const password = 'Lantern-42 street'
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const data = mkdtempSync(join(tmpdir(), 'gridwalk-kill9-'))
const file = join(data, 'gridwalk.sqlite')

/** A device that pushes without pause; what it has no outcome for, it sends again. */
class Pusher {
  readonly name: string
  cookie = ''
  ordinal = 0
  outbox: Mutation[] = []
  readonly acknowledged = new Map<string, Mutation>()
  #records = 0

  constructor(name: string) {
    this.name = name
  }

  async signIn(url: string): Promise<void> {
    const body = JSON.stringify({ username: this.name, password, device: { id: `d_${this.name}`, name: '' } })
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    this.cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  }

  #write(): void {
    const record = `r_${this.name}_${this.#records++}`
    const one = () => ({
      uid: `m_${this.name}_${++this.ordinal}`,
      ordinal: this.ordinal,
      at: 1,
      schema: SCHEMA,
      type: 'household',
      record,
    })
    this.outbox.push(
      { ...one(), op: 'create', scope: base, body: { code: record, note: 'A' } },
      { ...one(), op: 'patch', set: { note: ['A', 'B'] } },
      { ...one(), op: 'patch', set: { note: ['B', 'C'], room: [null, '101'] } },
    )
  }

  /** Pushes until the server is gone. */
  async push(url: string): Promise<void> {
    for (;;) {
      while (this.outbox.length < 30) this.#write()
      const request = {
        protocol: PROTOCOL,
        schema: SCHEMA,
        app: 't',
        device: `d_${this.name}`,
        epoch: null,
        generation: 'n',
        now: Date.now(),
        lastAckUid: null,
        have: {},
        want: [],
        sweep: [],
        askReset: [],
        mutations: this.outbox,
        limits: { rows: 1, bytes: 1 },
      }
      const answer = await fetch(`${url}/api/sync`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.cookie },
        body: JSON.stringify(request),
      })
        .then(async (response) => ({
          status: response.status,
          body: (await response.json()) as SyncResponse,
        }))
        .catch(() => null)
      if (!answer) return
      if (answer.status !== 200) throw new Error(`the server answered ${answer.status}`)
      for (const mutation of this.outbox) {
        const outcome = answer.body.outcomes[mutation.uid]?.outcome
        if (outcome !== 'applied') throw new Error(`${mutation.uid} ended as ${outcome}`)
        this.acknowledged.set(mutation.uid, mutation)
      }
      this.outbox = []
    }
  }
}

beforeAll(async () => {
  await bundleServer()
  const { store, random } = await openServer({ file, log: quiet })
  for (const name of ['li', 'wang', 'chen']) {
    const user = await prepareUser({ id: `u_${name}`, username: name, name, role: 'worker', password })
    await store.write(async (tables) => {
      await addUser(tables, user, { now: 1, random })
      await tables.grants.give({ user: `u_${name}`, scope: base, role: 'worker' })
    })
  }
  await store.close()
}, 60_000)
afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }))

describe('a server that is killed while devices push', () => {
  it(`[P2] [P4] loses nothing that it acknowledged, applies nothing twice, and starts clean, ${kills} times`, async () => {
    const port = await freePort()
    const pushers = ['li', 'wang', 'chen'].map((name) => new Pusher(name))
    let random = seed
    for (let kill = 0; kill < kills; kill++) {
      const server = await startProcess(data, port)
      expect(server.said()).not.toMatch(/error|corrupt/i)
      if (kill === 0) for (const pusher of pushers) await pusher.signIn(server.url)
      const pushing = Promise.all(pushers.map((pusher) => pusher.push(server.url)))
      random = (Math.imul(random, 1103515245) + 12345) >>> 0
      await new Promise((resolve) => setTimeout(resolve, random % 120))
      await server.kill()
      await pushing
    }
    const server = await startProcess(data, port)
    expect(await server.end(), 'a polite end is a clean one').toBe(0)

    const store = openSqliteStore({ file })
    const acknowledged = pushers.flatMap((pusher) => [...pusher.acknowledged.values()])
    expect(acknowledged.length).toBeGreaterThan(kills)
    await store.read(async ({ records, mutations, feed }) => {
      const all = await records.all({ scopes: [base], type: 'household' })
      const byId = new Map(all.map((record) => [record.id, record]))
      const kept = await mutations.many(acknowledged.map(({ uid }) => uid))
      const lost = acknowledged.filter(({ uid, record }) => !kept.has(uid) || !byId.has(record))
      expect(lost, '[P4]').toEqual([])
      for (const record of all) {
        const history = await mutations.historyOf(record.id)
        expect(record.rev, '[P2]').toBe(history.length)
        expect(record.body.note).toBe(['A', 'B', 'C'][history.length - 1])
        expect(record.contentHash).toBe(contentHash(record))
      }
      const head = (await feed.heads([base])).get(base)!
      expect(head.digest, '[C2]').toEqual(all.map(rowDigest).reduce(addToDigest, emptyDigest))
      expect(head.count).toBe(all.length)
      const rows = (await feed.after(base, 0, { rows: 1e6, bytes: 1e12 })).rows
      expect(rows.map(({ rev, id }) => byId.get(id)?.rev === rev).every(Boolean)).toBe(true)
    })
    await store.close()
    console.log(`${acknowledged.length} mutations acknowledged, ${kills} kills, none lost`)
  }, 240_000)
})
