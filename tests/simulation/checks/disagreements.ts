import { createRequire } from 'node:module'
import { contentHash } from '#domain/sync/content-hash.ts'
import type { Device } from '#sync/device.ts'
import type { World } from '../world/world.ts'

interface Database {
  prepare(sql: string): { all(...given: unknown[]): unknown[] }
  close(): void
}

const require = createRequire(import.meta.url)

/** Asks the server's database itself, in plain SQL. */
export async function askServer<T>(
  world: World,
  ask: (all: (sql: string) => readonly unknown[]) => T,
): Promise<T> {
  return world.server.copy((file) => {
    const database = openFile(file)
    try {
      return ask((sql) => database.prepare(sql).all())
    } finally {
      database.close()
    }
  })
}

function openFile(file: string): Database {
  try {
    const Sqlite = require('better-sqlite3') as new (file: string) => Database
    return new Sqlite(file)
  } catch {
    const { DatabaseSync } = require('node:sqlite') as { DatabaseSync: new (file: string) => Database }
    return new DatabaseSync(file)
  }
}

interface Granted {
  readonly user: string
  readonly id: string
  readonly scope: string
  readonly rev: number
  readonly state: string
  readonly type: string
  readonly body: string
}

/** What each device should hold by the server's grants and records, against what it holds. Empty: all agree. */
export async function disagreements(world: World): Promise<string[]> {
  const { granted, scopes } = await askServer(world, (all) => ({
    granted: all(
      `select g.user, r.id, r.scope, r.rev, r.state, r.type, r.body from record r
       join "grant" g on g.scope = r.scope where r.state <> 'deleted'`,
    ) as readonly Granted[],
    scopes: all(`select user, scope from "grant"`) as readonly { user: string; scope: string }[],
  }))
  const found: string[] = []
  for (const { deviceId, user, tabs } of world.phones) {
    const expected = new Map(
      granted
        .filter((row) => row.user === user.id)
        .map(({ id, scope, rev, type, state, body }) => [
          id,
          `${scope} ${rev} ${contentHash({ type, state, body: JSON.parse(body) } as never)}`,
        ]),
    )
    const mine = scopes.filter((row) => row.user === user.id).map(({ scope }) => scope)
    for (const [i, { device }] of tabs.entries()) {
      const where = `tab ${i + 1} of ${deviceId}`
      found.push(...compare(where, device, expected))
      const held = [...device.scopes().keys()].sort().join()
      if (held !== mine.sort().join()) found.push(`${where} holds ${held}, granted is ${mine.join()}`)
      const { phase, unsent, problem } = device.status
      if (phase !== 'idle' || unsent) found.push(`${where} is ${phase} (${problem}) with ${unsent} unsent`)
    }
  }
  return found
}

function compare(where: string, { records }: Device, expected: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  for (const [id, should] of expected) {
    const record = records.find(id)
    const is = record && `${record.scope} ${record.rev} ${contentHash(record)}`
    if (is !== should) found.push(`${where} shows ${id} as ${is ?? 'nothing'}, the server has ${should}`)
    if (record?.pending.length) found.push(`${where} shows ${id} as waiting`)
  }
  if (records.size !== expected.size) {
    found.push(`${where} holds ${records.size} records, the server grants ${expected.size}`)
  }
  return found
}
