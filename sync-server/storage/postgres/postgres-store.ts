import { Pool, type PoolClient, types } from 'pg'
import { tablesOn } from '../sql/tables-on.ts'
import type { Foreseen, ReadTables, Store, Tables } from '../store.ts'
import { fromBodyText } from './body-text.ts'
import { copyToSqlite } from './copy-to-sqlite.ts'
import { Attempt, persistently, tell } from './attempt.ts'
import { causeOf, isLost } from './database-problem.ts'
import { migrate } from './migrations.ts'
import { postgresEngine } from './postgres-engine.ts'
import { postgresNotices } from './postgres-notices.ts'
import { noLine, standInLine } from './scope-line.ts'
import { Session } from './session.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`, with the driver's parameters (`?sslmode=…`). */
  readonly url: string
  /** Connections of this process; whoever finds none free waits. */
  readonly connections?: number
  /** Milliseconds to wait for one, and for a scope that another server writes to. */
  readonly patience?: number
}

const snapshot = 'isolation level repeatable read, read only'

/** `int8` as a number: none of ours is beyond 2^53. */
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, Number],
  [types.builtins.JSON, fromBodyText],
  [types.builtins.JSONB, fromBodyText],
])

/**
 * The store in a PostgreSQL database, which any number of servers may share. Makes its tables where there are none.
 * Whoever writes to a scope holds its row until the commit, so that others wait only where they must (C1).
 * @throws Problem serverBusy when there is no way to the database
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { url, connections = 12, patience = 10_000 } = options
  const pool = new Pool({
    connectionString: url,
    application_name: 'gridwalk',
    max: connections,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    // The server ends a statement sooner; this is for one that has gone.
    query_timeout: 40_000,
    types: { getTypeParser: ((oid: number) => parsers.get(oid) ?? types.getTypeParser(oid)) as never },
  })
  // A connection that is lost while nobody uses it is replaced by the next who asks.
  pool.on('error', () => {})
  const sessions = new WeakMap<PoolClient, Session>()

  /** One transaction on one connection. */
  async function once<T>(
    words: string,
    work: (session: Session) => Promise<T>,
    state = new Attempt(),
  ): Promise<T> {
    const client = await pool.connect()
    let isBroken = true
    try {
      const session = sessions.get(client) ?? (await Session.open(client, patience))
      sessions.set(client, session)
      try {
        await session.begin(words, state)
        const result = await work(session)
        await session.commit()
        isBroken = false
        return result
      } catch (error) {
        // What failed first is the reason, whatever came of it.
        const reason = session.failure ?? error
        isBroken = isLost(causeOf(reason)) || !(await session.rollback())
        throw reason
      }
    } finally {
      client.release(isBroken)
    }
  }

  const read = <T>(work: (tables: ReadTables) => Promise<T>): Promise<T> =>
    persistently((state) =>
      once(snapshot, (session) => work(tablesOn(session.db, postgresEngine, noLine(session))), state),
    )

  function write<T>(work: (tables: Tables) => Promise<T>, foreseen?: Foreseen): Promise<T> {
    const needed = new Set<string>()
    const attempt = (state: Attempt) =>
      once(
        'isolation level read committed',
        async (session) => {
          const line = await standInLine(session, foreseen, needed)
          const result = await work(tablesOn(session.db, postgresEngine, line))
          line.check()
          await line.heads.flush()
          return result
        },
        state,
      )
    return persistently(attempt, async (scopes) => {
      for (const scope of scopes) needed.add(scope)
      await makeScopes(pool, needed)
    })
  }

  try {
    await prepare(pool)
  } catch (error) {
    await pool.end()
    return tell(error)
  }
  const notices = postgresNotices(pool, url)
  return {
    read,
    write,
    notices,
    copyTo: (file) => once(snapshot, ({ db }) => copyToSqlite(db, file)).catch(tell),
    async close() {
      await notices.close()
      await pool.end()
    },
  }
}

/** A row to wait for in each scope, by itself, so that nobody waits for the making of one. */
const makeScopes = async (pool: Pool, scopes: ReadonlySet<string>): Promise<void> => {
  await pool.query(
    `insert into scope (id, seq, floor, count, "digestA", "digestB")
     select id, 0, 0, 0, 0, 0 from unnest($1::text[]) as wanted (id)
     where not exists (select from scope where scope.id = wanted.id) order by id on conflict do nothing`,
    [[...scopes]],
  )
}

/** The tables, and the database's own word that it keeps what it has acknowledged (P4). */
async function prepare(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    client.on('error', () => {})
    const { rows } = await client.query<{ fsync: string | null }>(
      `select current_setting('fsync', true) as fsync`,
    )
    if (rows[0]?.fsync === 'off')
      throw new Error(
        'This PostgreSQL runs with fsync=off and may lose what it has acknowledged: turn it on.',
      )
    await migrate(client)
  } finally {
    client.release()
  }
}
