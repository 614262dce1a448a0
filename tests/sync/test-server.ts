import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '#domain/record/new-id.ts'
import type { JsonObject } from '#domain/json.ts'
import type { Role } from '#domain/access/role.ts'
import type { Intent, Mutation } from '#domain/sync/mutation.ts'
import {
  type PresentRow,
  PROTOCOL,
  SCHEMA,
  type SyncRequest,
  type SyncResponse,
} from '#domain/sync/protocol.ts'
import { createEvents } from '#server/services/server-events.ts'
import type { ServerContext } from '#server/services/server-context.ts'
import { exchange } from '#server/services/sync/exchange.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { Seeded } from './seeded.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** The real server's services over a real database in memory, without HTTP. */
export class TestServer {
  context: ServerContext
  #ordinal = 0

  constructor(clock: () => number) {
    const random = new Seeded(7).bytes
    const store = openSqliteStore({ file: ':memory:', synchronous: 'OFF' })
    this.context = { store, clock, random, log: silent, events: createEvents() }
  }

  /** A copy of everything, as an operator makes it. Returns the way to put it back without telling anyone. */
  async backup(): Promise<() => Promise<void>> {
    const folder = mkdtempSync(join(tmpdir(), 'gridwalk-'))
    const file = join(folder, 'backup.sqlite')
    await this.context.store.copyTo(file)
    return async () => {
      await this.context.store.close()
      const store = openSqliteStore({ file, synchronous: 'OFF' })
      this.context = { ...this.context, store }
      rmSync(folder, { recursive: true })
    }
  }

  async answer(user: string, request: SyncRequest): Promise<SyncResponse> {
    const received: unknown = JSON.parse(JSON.stringify(request))
    const sender = { user, device: request.device }
    return JSON.parse(JSON.stringify(await exchange(this.context, sender, received))) as SyncResponse
  }

  grant(user: string, scope: string, role: Exclude<Role, 'server'> = 'worker'): Promise<void> {
    return this.context.store.write(({ grants }) => grants.give({ user, scope, role }))
  }

  takeGrant(user: string, scope: string): Promise<void> {
    return this.context.store.write(({ grants }) => grants.take(user, scope))
  }

  /** Says what an operator says after restoring a backup. */
  newEpoch(): Promise<void> {
    return this.context.store.write(({ meta }) => meta.set('epoch', newId('e', this.context.random)))
  }

  /** Someone else writes, online and at once. */
  async write(user: string, ...intents: Intent[]): Promise<SyncResponse> {
    const at = this.context.clock()
    const mutations = intents.map(
      (intent) =>
        ({
          ...intent,
          uid: newId('m', this.context.random),
          ordinal: this.#ordinal++,
          at,
          schema: SCHEMA,
        }) as Mutation,
    )
    return this.answer(user, { ...blank, device: `d_${user}`, now: at, mutations })
  }

  body(id: string): Promise<JsonObject | null> {
    return this.context.store.read(async ({ records }) => (await records.get(id))?.body ?? null)
  }

  /** Everything in a scope that is not deleted, by id. */
  async scope(id: string): Promise<Map<string, PresentRow>> {
    const { rows } = await this.context.store.read(({ feed }) =>
      feed.after(id, 0, { rows: 100_000, bytes: 1e9 }),
    )
    return new Map(rows.flatMap((row) => ('gone' in row ? [] : [[row.id, row]])))
  }

  outcomeOf(uid: string): Promise<string | undefined> {
    return this.context.store.read(async ({ mutations }) => (await mutations.get(uid))?.outcome.outcome)
  }

  close(): Promise<void> {
    return this.context.store.close()
  }
}

const blank: SyncRequest = {
  protocol: PROTOCOL,
  schema: SCHEMA,
  app: 'test',
  device: 'd_test',
  epoch: null,
  generation: 'n_test',
  now: 0,
  lastAckUid: null,
  have: {},
  want: [],
  sweep: [],
  askReset: [],
  mutations: [],
  limits: { rows: 1, bytes: 1 },
}
