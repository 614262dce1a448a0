import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROTOCOL, SCHEMA, type SyncRequest } from '#domain/sync/protocol.ts'
import { openServer } from '#server/open-server.ts'
import type { ServerContext } from '#server/services/server-context.ts'
import { exchange } from '#server/services/sync/exchange.ts'
import { openSqlite } from '#server/storage/sqlite/sqlite-handle.ts'

const base = 'g:07/base'
const log = { debug() {}, info() {}, warn() {}, error() {} }
const require = createRequire(import.meta.url)

interface Statement {
  all: (...values: unknown[]) => unknown[]
}

/** Listens to what the driver is asked, whichever it is: statements, and how many rows each gave. */
function listenToDriver(): { readonly asked: Map<string, number>; stop(): void } {
  const asked = new Map<string, number>()
  const { driver } = openSqlite(':memory:')
  const { prototype } = (
    driver === 'node:sqlite' ? require('node:sqlite').DatabaseSync : require('better-sqlite3')
  ) as { prototype: { prepare: (this: unknown, sql: string) => Statement } }
  const prepare = prototype.prepare
  prototype.prepare = function (this: unknown, sql: string) {
    const statement = prepare.call(this, sql)
    const all = statement.all.bind(statement)
    statement.all = (...values: unknown[]) => {
      const rows = all(...values)
      asked.set(sql, (asked.get(sql) ?? 0) + rows.length)
      return rows
    }
    return statement
  }
  return { asked, stop: () => void (prototype.prepare = prepare) }
}

const request = (part: Partial<SyncRequest>): SyncRequest => ({
  protocol: PROTOCOL,
  schema: SCHEMA,
  app: 'test',
  device: 'd_1',
  epoch: null,
  generation: 'n_1',
  now: 0,
  lastAckUid: null,
  have: {},
  want: null,
  sweep: [],
  askReset: [],
  mutations: [],
  limits: { rows: 1000, bytes: 1_000_000 },
  ...part,
})

const sender = { user: 'u_1', device: 'd_1' }

describe('an exchange', () => {
  let folder: string
  let context: ServerContext
  let driver: ReturnType<typeof listenToDriver>
  beforeEach(async () => {
    driver = listenToDriver()
    folder = mkdtempSync(join(tmpdir(), 'gridwalk-reach-'))
    context = { ...(await openServer({ file: join(folder, 'gridwalk.sqlite'), log })), clock: () => 1 }
  })
  afterEach(async () => {
    driver.stop()
    await context.store.close()
    rmSync(folder, { recursive: true })
  })

  /** Rows that the database gave for a pull of ten changes among so many records, by statement. */
  async function pullOfTen(many: number): Promise<Map<string, number>> {
    const of = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({
        id: `r_${from + n}`,
        type: 'household',
        scope: base,
        body: { room: `${n}` },
        createdBy: 'u_1',
        createdAt: 1,
      }))
    await context.store.write(async ({ grants, records }) => {
      await grants.give({ user: 'u_1', scope: base, role: 'worker' })
      await records.insertAll(of(0, many), 1)
      await records.insertAll(of(many, 10), 1)
    })
    const { epoch } = await exchange(context, sender, request({ want: [] }))
    driver.asked.clear()
    const answer = await exchange(context, sender, request({ epoch, have: { [base]: many } }))
    expect(answer.rows).toHaveLength(10)
    expect(answer.complete).toBe(true)
    return new Map(driver.asked)
  }

  it.each([20, 10_000])('of 10 changes reads these and no other row, of %i', async (many) => {
    const asked = await pullOfTen(many)
    const rows = [...asked].reduce((sum, [, count]) => sum + count, 0)
    // Ten changes, and one row each of meta, grants and the like.
    expect(rows).toBeGreaterThanOrEqual(10)
    expect(rows).toBeLessThan(25)
  })

  it('goes through no table from end to end, in whatever statement', async () => {
    const asked = await pullOfTen(50)
    const handle = openSqlite(join(folder, 'gridwalk.sqlite'))
    const plans = [...asked.keys()]
      .filter((sql) => sql.startsWith('select'))
      .flatMap((sql) => {
        const values = Array.from(sql.matchAll(/\?/g), () => 1)
        return handle.run(`explain query plan ${sql}`, values).rows as { detail: string }[]
      })
      .map(({ detail }) => detail)
    handle.close()
    expect(plans.length).toBeGreaterThan(5)
    expect(plans.filter((detail) => detail.startsWith('SCAN'))).toEqual([])
  })
})
