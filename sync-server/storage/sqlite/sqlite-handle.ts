import { createRequire } from 'node:module'

/** The little that both SQLite drivers have in common, which is all the store needs. */
export interface SqliteHandle {
  readonly driver: 'node:sqlite' | 'better-sqlite3'
  /** Rows of a query; how many rows a statement changed. */
  run(sql: string, parameters: readonly unknown[]): { rows: unknown[]; changes: number }
  exec(sql: string): void
  close(): void
}

interface Statement {
  all(...parameters: unknown[]): unknown[]
  run(...parameters: unknown[]): { changes: number | bigint }
}

interface Connection {
  prepare(sql: string): Statement
  exec(sql: string): unknown
  close(): unknown
}

type Connector = new (file: string) => Connection

const require = createRequire(import.meta.url)
const returnsRows = /^\s*(select|with|pragma|values|explain)\b|\breturning\b/i
const mostStatements = 400

/**
 * Opens a database file, or a private one in memory for `:memory:`, with the driver that is there: Node's own
 * from 22.13, else better-sqlite3. Throws with advice when there is none.
 */
export function openSqlite(file: string): SqliteHandle {
  const found = connector()
  const connection = new found.connect(file)
  const statements = new Map<string, Statement>()

  function prepared(sql: string): Statement {
    let statement = statements.get(sql)
    if (!statement) {
      if (statements.size >= mostStatements) statements.clear()
      statements.set(sql, (statement = connection.prepare(sql)))
    }
    return statement
  }

  return {
    driver: found.driver,
    run(sql, parameters) {
      if (returnsRows.test(sql)) return { rows: prepared(sql).all(...parameters), changes: 0 }
      return { rows: [], changes: Number(prepared(sql).run(...parameters).changes) }
    },
    exec: (sql) => void connection.exec(sql),
    close: () => void connection.close(),
  }
}

function connector(): { driver: SqliteHandle['driver']; connect: Connector } {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 13)) {
    const { DatabaseSync } = require('node:sqlite') as { DatabaseSync: Connector }
    return { driver: 'node:sqlite', connect: DatabaseSync }
  }
  try {
    return { driver: 'better-sqlite3', connect: require('better-sqlite3') as Connector }
  } catch (cause) {
    throw new Error(
      'No SQLite driver works here: use Node.js 22.13 or newer, which has one built in, or run "npm rebuild better-sqlite3".',
      { cause },
    )
  }
}
