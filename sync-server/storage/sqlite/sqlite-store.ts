import { Kysely, sql } from 'kysely'
import { Problem } from '#domain/problem.ts'
import { diskProblem } from '../disk-problem.ts'
import type { Line } from '../sql/line.ts'
import type { Schema } from '../sql/schema.ts'
import { scopeHeads } from '../sql/scope-heads.ts'
import { tablesOn } from '../sql/tables-on.ts'
import type { Trx } from '../sql/trx.ts'
import type { ReadTables, Store } from '../store.ts'
import { migrate } from './migrations.ts'
import { isBusy, sqliteDialect } from './sqlite-dialect.ts'
import { sqliteEngine } from './sqlite-engine.ts'
import { type SqliteHandle, openSqlite } from './sqlite-handle.ts'
import { writeGroups } from './write-groups.ts'

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
  const db = openSqliteDatabase(options)

  const transaction = <T>(
    accessMode: 'read only' | 'read write',
    work: (trx: Trx) => Promise<T>,
  ): Promise<T> =>
    db
      .transaction()
      .setAccessMode(accessMode)
      .execute(work)
      .catch((error: unknown) => {
        throw isBusy(error) ? new Problem('serverBusy', {}, { cause: error }) : error
      })
  const inTurn = writeGroups((work) => transaction('read write', work))

  return {
    read: (work: (tables: ReadTables) => Promise<unknown>) =>
      transaction('read only', (trx) => work(tablesOn(trx, sqliteEngine, onlyWriter(trx)))) as never,
    write: (work) =>
      inTurn(async (trx) => {
        const line = onlyWriter(trx)
        const result = await work(tablesOn(trx, sqliteEngine, line))
        await line.heads.flush()
        return result
      }),
    copyTo: async (copy) => void (await sql`vacuum into ${copy}`.execute(db)),
    notices: null,
    close: () => db.destroy(),
  }
}

/** Its tables alone, for a copy. @throws Problem serverFull, serverUnwritable */
export const openSqliteDatabase = (options: SqliteOptions): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: sqliteDialect(openHandle(options)) })

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
  // 16 MB of log before it is folded into the file: a street that comes at once touches the same pages many times.
  handle.exec('pragma wal_autocheckpoint = 4000')
  // A savepoint copies each page that is changed after it: into memory, and not into a file of its own.
  handle.exec('pragma temp_store = memory')
  handle.exec('pragma cache_size = -16000')
  handle.exec('pragma trusted_schema = off')
}

/** Who writes is alone in the database, so there is nobody to stand in line with. */
const onlyWriter = (trx: Trx): Line => ({
  stand() {},
  saw() {},
  held: (query) => query,
  isShared: false,
  heads: scopeHeads(trx),
})
