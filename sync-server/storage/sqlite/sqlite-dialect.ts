import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import type { Problem } from '#domain/problem.ts'
import { diskProblem } from '../disk-problem.ts'
import type { SqliteHandle } from './sqlite-handle.ts'

/** Kysely over one connection of either driver. A transaction that writes takes the one writer's lock at once. */
export const sqliteDialect = (handle: SqliteHandle): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new OneConnectionDriver(handle),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

/** About five seconds in all. */
const [mostTries, waitMs] = [250, 20]

export const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === 'SQLITE_BUSY') || error.message.includes('database is locked'))

class OneConnectionDriver implements Driver {
  readonly #handle: SqliteHandle
  readonly #connection: Connection
  #lastInLine: Promise<void> = Promise.resolve()
  #release: () => void = () => {}

  constructor(handle: SqliteHandle) {
    this.#handle = handle
    this.#connection = new Connection(handle)
  }

  async init(): Promise<void> {}

  /** There is one connection; whoever wants it stands in line. */
  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#lastInLine
    let done!: () => void
    this.#lastInLine = new Promise((resolve) => (done = resolve))
    await before
    this.#release = done
    this.#connection.begin()
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const begin = CompiledQuery.raw(settings.accessMode === 'read only' ? 'begin' : 'begin immediate')
    for (let tries = 1; ; tries++) {
      try {
        await connection.executeQuery(begin)
        return
      } catch (error) {
        // Another process is writing. Waiting inside SQLite would stop this whole process meanwhile.
        if (!isBusy(error) || tries === mostTries) throw error
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'))
    } catch (error) {
      // A full disk has already rolled back; the first error is the one to report.
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error
    }
  }

  async destroy(): Promise<void> {
    this.#handle.close()
  }
}

class Connection implements DatabaseConnection {
  readonly #handle: SqliteHandle
  #broken: Problem | null = null

  constructor(handle: SqliteHandle) {
    this.#handle = handle
  }

  /** Whoever has it next starts anew. */
  begin(): void {
    this.#broken = null
  }

  /**
   * A disk that fails may end the transaction in the middle, and each statement after that would be committed by
   * itself: so nothing more is carried out until it is rolled back. @throws Problem serverFull, serverUnwritable
   */
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#broken && sql !== 'rollback') throw this.#broken
    try {
      const { rows, changes } = this.#handle.run(sql, parameters)
      return { rows: rows as Row[], numAffectedRows: BigInt(changes) }
    } catch (error) {
      this.#broken = diskProblem(error)
      throw this.#broken ?? error
    }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Rows are read in pages here, not streamed')
  }
}
