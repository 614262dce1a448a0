import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import type { Trx } from './trx.ts'

/** Every table and its key, in whose order it is read. */
const keys: Readonly<Record<keyof Schema, readonly string[]>> = {
  meta: ['key'],
  scope: ['id'],
  record: ['scope', 'id'],
  feed: ['scope', 'record'],
  mutation: ['uid'],
  grant: ['user', 'scope'],
  device: ['user', 'id'],
  user: ['id'],
  session: ['tokenHash'],
  signinFailure: ['key'],
  audit: ['id'],
  blob: ['sha256'],
  blobRef: ['sha256', 'record'],
}

type Row = Readonly<Record<string, unknown>>

const perPage = 500

/** Brings all rows of one database into the empty tables of another, as the two transactions see them. */
export async function copyTables(
  from: Trx,
  into: (table: keyof Schema, rows: readonly Row[]) => Promise<void>,
) {
  for (const [table, key] of Object.entries(keys) as [keyof Schema, readonly string[]][]) {
    for (let last: Row | undefined; ;) {
      const page = await pageAfter(from, table, key, last)
      if (page.length) await into(table, page)
      if (page.length < perPage) break
      last = page.at(-1)
    }
  }
}

async function pageAfter(from: Trx, table: keyof Schema, key: readonly string[], last: Row | undefined) {
  const columns = sql.join(key.map((name) => sql.ref(name)))
  const place = last && sql`where (${columns}) > (${sql.join(key.map((name) => last[name]))})`
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} ${place ?? sql``} order by ${columns} limit ${sql.lit(perPage)}`.execute(
    from,
  )
  return rows
}

/** As most engines take them. */
export const insertRows =
  (into: Kysely<Schema>) =>
  async (table: keyof Schema, rows: readonly Row[]): Promise<void> =>
    void (await into
      .insertInto(table)
      .values(rows as never)
      .execute())
