import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { createApp } from '#server/app.ts'
import type { ServerContext } from '#server/services/server-context.ts'
import { openServer } from '#server/open-server.ts'
import type { Tables } from '#server/storage/store.ts'
import type { StoredRecord, UserRole } from '#server/storage/stored.ts'
import { addUser } from '#server/services/users/create-user.ts'
import { hashPassword } from '#server/services/users/password.ts'
import { Phone } from './phone.ts'

export const password = 'Lantern-42 street'
let passwordHash: Promise<string> | undefined

/** A real server on a free port with a real database in a folder of its own, and people who have phones. */
export interface Street {
  readonly url: string
  readonly context: ServerContext
  readonly folder: string
  /** Everything the server has logged. */
  readonly said: () => string
  /** What the server takes for now; moves only when a test moves it. */
  now: number
  /** Makes an account: `person('li', 'worker', { 'g:07/base': 'worker' })`. */
  person(name: string, role: UserRole, grants?: Readonly<Record<string, UserRole>>): Promise<string>
  /** Signs in on a phone of one's own. */
  phone(name: string, device?: string): Promise<Phone>
  write<T>(work: (tables: Tables) => Promise<T>): Promise<T>
  record(id: string): Promise<StoredRecord | null>
  reviews(scope?: string): Promise<readonly StoredRecord[]>
  close(): Promise<void>
}

export interface StreetOptions {
  readonly sessionMs?: number
  readonly app?: string | null
  /** On which disk the server keeps its data; the usual one when not given. */
  readonly disk?: string
  /** A PostgreSQL database, which streets may share; a file of its own when not given. */
  readonly database?: string
}

let freshDatabase: (() => Promise<string>) | null = null

/** Streets of this test file keep their data in PostgreSQL from now on: each where this says. */
export function keepStreetsIn(fresh: () => Promise<string>): void {
  freshDatabase = fresh
}

export async function openStreet(options: StreetOptions = {}): Promise<Street> {
  const folder = mkdtempSync(join(options.disk ?? tmpdir(), 'gridwalk-street-'))
  let said = ''
  const logger: Logger = pino({ level: 'debug' }, { write: (line: string) => void (said += line) })
  const database = options.database ?? (await freshDatabase?.()) ?? null
  const opened = await openServer({ file: join(folder, 'gridwalk.sqlite'), database, log: logger })
  const context: ServerContext = { ...opened, clock: () => street.now }
  const config = {
    app: options.app ?? null,
    trustProxy: false,
    sessionMs: options.sessionMs ?? 43_200_000,
  } as const
  const server = await listen(createApp(context, logger, { ...config, data: folder }))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  passwordHash ??= hashPassword(password)
  const hash = await passwordHash

  const street: Street = {
    url,
    context,
    folder,
    said: () => said,
    now: 1_760_000_000_000,
    write: (work) => context.store.write(work),
    async person(name, role, grants = {}) {
      const id = `u_${name}`
      await context.store.write(async (tables) => {
        await addUser(
          tables,
          { id, username: name, name, role, passwordHash: hash },
          { now: street.now, random: context.random },
        )
        for (const [scope, there] of Object.entries(grants))
          await tables.grants.give({ user: id, scope, role: there })
      })
      return id
    },
    async phone(name, device = `d_${name}`) {
      const phone = new Phone(street, name, device)
      await phone.signIn()
      return phone
    },
    record: (id) => context.store.read(({ records }) => records.get(id)),
    reviews: (scope) =>
      context.store.read(async ({ records, feed }) =>
        records.all({ scopes: scope ? [scope] : await feed.scopes(), type: 'review' }),
      ),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await context.store.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  return street
}

const listen = (app: ReturnType<typeof createApp>): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server: Server = app.listen(0, '127.0.0.1', (error) => (error ? reject(error) : resolve(server)))
  })
