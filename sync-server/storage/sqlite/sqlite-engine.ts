import { type RawBuilder, sql } from 'kysely'
import type { Json } from '#domain/json.ts'
import type { Engine } from '../sql/engine.ts'
import { recordColumns } from '../sql/record-query.ts'
import type { FeedTableRow, RecordRow } from '../sql/schema.ts'
import { spelled } from '../sql/spelled.ts'

/** A field as the migrations' indexes spell it. */
const value = (name: string): RawBuilder<unknown> =>
  recordColumns.has(name) ? sql.ref(`record.${name}`) : sql`json_extract(body, ${sql.lit(`$.${name}`)})`

/** What is SQLite's own: values have their types by themselves, and a record is found by its id alone. */
export const sqliteEngine: Engine = {
  fields: {
    value,
    /** How `json_extract` shows a value. */
    operand(json) {
      if (typeof json === 'boolean') return json ? 1 : 0
      return typeof json === 'object' && json !== null ? JSON.stringify(json) : json
    },
    comparable: value,
    order: (name) => [sql`coalesce(${value(name)}, '')`],
    place: (_name, one) => [one],
    placed: ([key]) => key as number | string,
    group: value,
    grouped: (_name, one) => (one ?? null) as Json,
  },
  withIds: (ids) => (eb) => (ids.length === 1 ? eb('id', '=', ids[0]!) : eb('id', 'in', ids)),
  recordsAfter: (trx, id, limit) =>
    trx
      .selectFrom('record')
      .selectAll()
      .$if(id !== null, (some) => some.where('id', '>', id!))
      .orderBy('id')
      .limit(limit)
      .execute(),
  async save(trx, record, feed) {
    for (const entry of feed) await writeFeed(trx, entry)
    await writeRecord(trx, record)
  },
  async insert(trx, records, feed) {
    await trx.insertInto('record').values(records).execute()
    await trx.insertInto('feed').values(feed).execute()
  },
}

const writeFeed = spelled(
  ['scope', 'record', 'seq', 'kind', 'rev', 'why', 'at'],
  (trx, { scope, record, ...rest }: FeedTableRow) =>
    trx
      .insertInto('feed')
      .values({ scope, record, ...rest })
      .onConflict((same) => same.columns(['scope', 'record']).doUpdateSet(rest)),
)

const writeRecord = spelled(
  [
    'id',
    'scope',
    'type',
    'rev',
    'state',
    'body',
    'contentHash',
    'createdBy',
    'createdAt',
    'updatedBy',
    'updatedAt',
  ],
  (trx, { id, ...rest }: RecordRow) =>
    trx
      .insertInto('record')
      .values({ id, ...rest })
      .onConflict((same) => same.column('id').doUpdateSet(rest)),
)
