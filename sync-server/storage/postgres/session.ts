import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { PoolClient } from 'pg'
import type { Schema } from '../sql/schema.ts'
import { Attempt } from './attempt.ts'
import { withoutNul } from './body-text.ts'
import { databaseProblem, isCollision } from './database-problem.ts'

/** Longer lists of values make ever new statements, which are not worth remembering. */
const [mostParameters, mostStatements] = [40, 300]

/** What each connection is told first: wait for the disk (P4), and for nothing else without end. */
const settings = (patience: number) => `select
  set_config('synchronous_commit', case current_setting('synchronous_commit')
    when 'remote_apply' then 'remote_apply' else 'on' end, false),
  set_config('statement_timeout', '30s', false),
  set_config('lock_timeout', '${patience}ms', false),
  set_config('idle_in_transaction_session_timeout', '60s', false)`

/** One connection of the pool with the store's tables on it. */
export class Session implements DatabaseConnection {
  readonly db: Kysely<Schema>
  readonly #client: PoolClient
  readonly #names = new Map<string, string>()
  #failure: unknown = null
  #attempt = new Attempt()

  private constructor(client: PoolClient) {
    this.#client = client
    this.db = new Kysely<Schema>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => oneConnection(this),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    })
  }

  /** @param patience milliseconds to wait for what others hold */
  static async open(client: PoolClient, patience: number): Promise<Session> {
    // Whoever waits for an answer hears of a lost connection; without a listener it would end the process, too.
    client.on('error', () => {})
    await client.query(settings(patience))
    return new Session(client)
  }

  /** What ended the transaction before its time; null while it may be committed. */
  get failure(): unknown {
    return this.#failure
  }

  /** Lets nothing more happen in this transaction, whoever catches the error on its way. */
  fail(error: unknown): void {
    this.#failure ??= error
  }

  async begin(words: string, attempt: Attempt): Promise<void> {
    this.#failure = null
    this.#attempt = attempt
    await this.#client.query(`begin ${words}`)
  }

  async commit(): Promise<void> {
    if (this.#failure) throw this.#failure
    this.#attempt.mayBeKept = true
    // A transaction that has failed answers a commit with a rollback, and with no error.
    const { command } = await this.#client.query('commit')
    if (command !== 'COMMIT') throw new Error(`commit was answered with ${command}`)
  }

  /** False when not even that came through. */
  rollback(): Promise<boolean> {
    return this.#client.query('rollback').then(
      () => true,
      () => false,
    )
  }

  async executeQuery<Row>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#failure) throw this.#failure
    try {
      const values = parameters.map(withoutNul)
      const name = this.#nameOf(text, values.length)
      const { rows, rowCount } = await this.#client.query({ text, values, ...(name && { name }) })
      return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) }
    } catch (error) {
      const problem = databaseProblem(error)
      if (problem || (isCollision(error) && !this.#attempt.isLast)) this.fail(problem ?? error)
      throw problem ?? error
    }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Rows are read in pages here, not streamed')
  }

  /** A statement with a name is parsed and planned once per connection. */
  #nameOf(text: string, parameters: number): string | undefined {
    const known = this.#names.get(text)
    if (known || parameters > mostParameters || this.#names.size >= mostStatements) return known
    const name = `s${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}

const oneConnection = (session: Session): Driver => ({
  init: async () => {},
  acquireConnection: async () => session,
  beginTransaction: () => Promise.reject(new Error('transactions are the store’s')),
  commitTransaction: async () => {},
  rollbackTransaction: async () => {},
  releaseConnection: async () => {},
  destroy: async () => {},
})
