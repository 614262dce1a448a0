import { webcrypto } from 'node:crypto'
import { newId } from '#domain/record/new-id.ts'
import { createEvents } from './services/server-events.ts'
import type { Log, ServerContext } from './services/server-context.ts'
import { openSqliteStore } from './storage/sqlite/sqlite-store.ts'

export interface OpenedServer {
  readonly context: ServerContext
  /** What a first run made, to be told once. */
  readonly accounts: readonly DemoAccount[]
}

export interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly role: string
}

const random = (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes)

/** Opens the database; a new one gets its epoch and the invented street. */
export async function openServer({ file, log, seed = true }: { file: string; log: Log; seed?: boolean }): Promise<OpenedServer> {
  const store = openSqliteStore({ file })
  const context: ServerContext = { store, clock: Date.now, random, log, events: createEvents() }
  const isNew = await store.write(async ({ meta }) => {
    if ((await meta.epoch()) !== null) return false
    await meta.set('epoch', newId('e', random))
    return true
  })
  if (!isNew || !seed) return { context, accounts: [] }
  return { context, accounts: [] }
}
