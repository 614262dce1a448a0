import { webcrypto } from 'node:crypto'
import { newId } from '#domain/record/new-id.ts'
import { createEvents } from './services/server-events.ts'
import type { Log, ServerContext } from './services/server-context.ts'
import { openPostgresStore } from './storage/postgres/postgres-store.ts'
import { openSqliteStore } from './storage/sqlite/sqlite-store.ts'

export interface ServerOptions {
  /** Path of the database file, where there is no `database`. */
  readonly file: string
  /** Address of a PostgreSQL database: `postgres://user:password@host:port/name`. */
  readonly database?: string | null
  readonly log: Log
}

const random = (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes)

/** The server's world for real: its database, made where there is none, the clock and the random source. */
export async function openServer({ file, database = null, log }: ServerOptions): Promise<ServerContext> {
  const store = database ? await openPostgresStore({ url: database }) : openSqliteStore({ file })
  await store.write(async ({ meta }) => {
    if ((await meta.epoch()) === null) await meta.set('epoch', newId('e', random))
  })
  return { store, clock: Date.now, random, log, events: createEvents({ store, log }) }
}
