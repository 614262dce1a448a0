import { Kysely, sql } from 'kysely'
import { Problem } from '#domain/problem.ts'
import { diskProblem } from '../disk-problem.ts'
import type { ReadTables, Store, Tables } from '../store.ts'
import { auditTable } from '../sql/audit-table.ts'
import { blobTable } from '../sql/blob-table.ts'
import { deviceTable } from '../sql/device-table.ts'
import { feedTable } from '../sql/feed-table.ts'
import { grantTable } from '../sql/grant-table.ts'
import { metaTable } from '../sql/meta-table.ts'
import { migrate } from './migrations.ts'
import { mutationTable } from '../sql/mutation-table.ts'
import { recordTable } from '../sql/record-table.ts'
import type { Schema } from '../sql/schema.ts'
import { rowTable } from '../sql/row-table.ts'
import { sessionTable } from '../sql/session-table.ts'
import { signInFailureTable } from '../sql/sign-in-failure-table.ts'
import { isBusy, sqliteDialect } from './sqlite-dialect.ts'
import { type SqliteHandle, openSqlite } from './sqlite-handle.ts'
import type { Trx } from '../sql/trx.ts'
import { userTable } from '../sql/user-table.ts'

export interface SqliteOptions {
  /** Path of the database file, or `:memory:`. */
  readonly file: string
  /** Whether each commit waits for the disk (P4). Only a test that kills nothing may say `OFF`. */
  readonly synchronous?: 'FULL' | 'OFF'
}

/**
 * The store in one SQLite file. Creates the file and its tables where there are none.
 * @throws Problem serverFull, serverUnwritable
 */
export function openSqliteStore(options: SqliteOptions): Store {
  const handle = openHandle(options)
  const db = new Kysely<Schema>({ dialect: sqliteDialect(handle) })

  const within = <T>(
    accessMode: 'read only' | 'read write',
    work: (tables: Tables) => Promise<T>,
  ): Promise<T> =>
    db
      .transaction()
      .setAccessMode(accessMode)
      .execute((trx) => work(tablesOf(trx)))
      .catch((error: unknown) => {
        throw isBusy(error) ? new Problem('serverBusy', {}, { cause: error }) : error
      })

  return {
    read: (work: (tables: ReadTables) => Promise<unknown>) => within('read only', work) as never,
    write: (work) => within('read write', work),
    copyTo: async (copy) => void (await sql`vacuum into ${copy}`.execute(db)),
    close: () => db.destroy(),
  }
}

function openHandle({ file, synchronous = 'FULL' }: SqliteOptions): SqliteHandle {
  let handle: SqliteHandle | null = null
  try {
    handle = openSqlite(file)
    configure(handle, synchronous)
    migrate(handle)
    return handle
  } catch (error) {
    handle?.close()
    throw diskProblem(error) ?? error
  }
}

/** How every connection works: behind a write-ahead log, and waiting for the disk. */
export function configure(handle: SqliteHandle, synchronous: 'FULL' | 'OFF'): void {
  // Longer waits are the driver's: this one would stop everything else, too.
  handle.exec('pragma busy_timeout = 100')
  handle.exec('pragma journal_mode = wal')
  handle.exec(`pragma synchronous = ${synchronous}`)
  handle.exec('pragma trusted_schema = off')
}

function tablesOf(trx: Trx): Tables {
  return {
    meta: metaTable(trx),
    records: recordTable(trx),
    feed: feedTable(trx),
    mutations: mutationTable(trx),
    grants: grantTable(trx),
    devices: deviceTable(trx),
    users: userTable(trx),
    sessions: sessionTable(trx),
    failures: signInFailureTable(trx),
    audit: auditTable(trx),
    blobs: blobTable(trx),
    rows: rowTable(trx),
    async part(work) {
      await sql`savepoint part`.execute(trx)
      try {
        const result = await work()
        await sql`release part`.execute(trx)
        return result
      } catch (error) {
        await sql`rollback to part`.execute(trx)
        await sql`release part`.execute(trx)
        throw error
      }
    },
  }
}
