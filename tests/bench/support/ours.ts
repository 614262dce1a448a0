import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gridScope } from '#domain/record/scope.ts'
import { PROTOCOL, SCHEMA } from '#domain/sync/protocol.ts'
import { openServer } from '#server/open-server.ts'
import { addUser } from '#server/services/users/create-user.ts'
import { tokenHash } from '#server/services/users/sign-in.ts'
import type { NewRecord } from '#server/storage/stored.ts'
import { bundleServer, startServer } from '#tests/server/support/server-process.ts'
import { freePort } from '#tests/support/free-port.ts'
import { buildPage } from './build-pages.ts'
import type { Cookie } from './browser-profile.ts'
import type { Contestant, Pair, Served } from './contestant.ts'
import { benchGrid, benchRecords, benchUser, settleRecords } from './records.ts'

const data = '.cache/bench/data'
const silent = { debug() {}, info() {}, warn() {}, error() {} }

export interface Person {
  readonly user: string
  readonly device: string
  readonly scopes: readonly string[]
}

const gridScopes = (['base', 'care', 'house'] as const).map((part) => gridScope(benchGrid, part))

/** Who takes part: the worker, a colleague, and the worker's second device. */
export const worker: Person = { user: benchUser, device: 'd_bench', scopes: gridScopes }
export const colleague: Person = { user: 'u_mate', device: 'd_mate', scopes: gridScopes }
export const second: Person = { user: benchUser, device: 'd_second', scopes: gridScopes }

/** Makes a data folder of the product's server. Resolves with each person's cookie, in their order. */
export async function makeOurData(
  folder: string,
  records: readonly NewRecord[],
  people: readonly Person[],
): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const context = await openServer({ file: join(folder, 'gridwalk.sqlite'), log: silent as never })
  const now = Date.now()
  const cookies = await context.store.write(async (tables) => {
    const tokens: string[] = []
    for (const { user, device, scopes } of people) {
      if ((await tables.users.get(user)) === null) {
        const account = {
          id: user,
          username: user,
          name: user,
          role: 'worker',
          passwordHash: 'none',
        } as const
        await addUser(tables, account, { now, random: context.random })
      }
      for (const scope of scopes) await tables.grants.give({ user, scope, role: 'worker' })
      const token = randomBytes(32).toString('base64url')
      const session = { tokenHash: tokenHash(token), user, device, createdAt: now }
      await tables.sessions.insert({ ...session, expiresAt: now + 43_200_000 })
      tokens.push(token)
    }
    return tokens
  })
  for (let from = 0; from < records.length; from += 10_000) {
    const some = records.slice(from, from + 10_000)
    await context.store.write((tables) => tables.records.insertAll(some, now))
  }
  await context.store.close()
  return cookies
}

let entry = ''
let page = ''

/** The server as it ships and the page of the product's device, bundled once. */
export async function bundleOurs(): Promise<{ entry: string; page: string }> {
  entry ||= await bundleServer()
  page ||= await buildPage('ours', 'tests/bench/pages/ours.ts')
  return { entry, page }
}

/** Starts the server on a copy of a prepared folder, so that every run begins alike. */
export async function serveOurs(
  prepared: string,
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'gridwalk-bench-data-'))
  cpSync(prepared, folder, { recursive: true })
  const run = {
    entry,
    data: folder,
    port: await freePort(),
    env: { GRIDWALK_APP: resolve(page), LOG: 'error' },
  }
  const server = await startServer(run)
  return {
    url: server.url,
    pid: server.pid,
    async stop() {
      await server.kill()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export const cookieOf = (token: string): Cookie => ({ name: 'gridwalk', value: token })

let settlers: readonly string[] = []
const tokens = new Map<number, string[]>()

export const ours: Contestant = {
  name: 'Gridwalk',
  isPeer: false,
  finds: 'ours',
  async prepare(sizes) {
    await bundleOurs()
    for (const size of sizes) {
      const people = [worker, colleague]
      tokens.set(size, await makeOurData(`${data}/ours-${size}`, benchRecords(size), people))
    }
    settlers = await makeOurData(`${data}/ours-settle`, settleRecords(), [worker, colleague, second])
  },
  async pair(of): Promise<Pair> {
    const server = await serveOurs(`${data}/ours-settle`)
    const [other, token] = of === 'devices' ? [second, settlers[2]!] : [colleague, settlers[1]!]
    const side = ({ user, device }: Person, cookie: string) => ({
      url: `${server.url}/?user=${user}&device=${device}`,
      cookies: [cookieOf(cookie)],
    })
    return { sides: [side(worker, settlers[0]!), side(other, token)], stop: () => server.stop() }
  },
  async serve(size): Promise<Served> {
    const server = await serveOurs(`${data}/ours-${size}`)
    const [mine, mates] = tokens.get(size)!
    const homes = benchRecords(size).filter(({ type, body }) => type === 'household' && body.note == null)
    let changed = 0
    return {
      ...server,
      cookies: [cookieOf(mine!)],
      async change(count) {
        const mutations = homes.slice(changed, (changed += count)).map(({ id }, n) => ({
          uid: `m_mate_${changed}_${n}`,
          ordinal: changed + n,
          at: Date.now(),
          schema: SCHEMA,
          op: 'patch',
          type: 'household',
          record: id,
          set: { note: [null, '下次先打电话。'] },
        }))
        await exchange(server.url, mates!, colleague, { mutations })
      },
    }
  },
}

/** One exchange by hand, as a device would ask; returns the parsed answer. */
async function exchange(
  url: string,
  token: string,
  { device }: Person,
  part: Readonly<Record<string, unknown>>,
): Promise<void> {
  const answer = await fetch(`${url}/api/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `gridwalk=${token}` },
    body: JSON.stringify({
      protocol: PROTOCOL,
      schema: SCHEMA,
      app: 'bench',
      device,
      epoch: null,
      generation: 'n_bench',
      now: Date.now(),
      lastAckUid: null,
      have: {},
      want: [],
      sweep: [],
      askReset: [],
      limits: { rows: 1, bytes: 1000 },
      ...part,
    }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
  const outcomes = Object.values(
    (JSON.parse(text) as { outcomes: Record<string, { outcome: string }> }).outcomes,
  )
  if (!outcomes.every(({ outcome }) => outcome === 'applied'))
    throw new Error(`not applied: ${JSON.stringify(outcomes[0])}`)
}
