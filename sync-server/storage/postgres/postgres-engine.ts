import { type RawBuilder, sql } from 'kysely'
import type { Json } from '#domain/json.ts'
import { Problem } from '#domain/problem.ts'
import type { Engine, FieldWords } from '../sql/engine.ts'
import { recordColumns } from '../sql/record-query.ts'
import type { FeedTableRow, RecordRow } from '../sql/schema.ts'
import type { Trx } from '../sql/trx.ts'
import { toBodyText } from './body-text.ts'

const times = new Set(['createdAt', 'updatedAt'])
const column = (name: string): RawBuilder<unknown> => sql.ref(`record.${name}`)

/** A field as text, as the migrations' indexes spell it. */
const text = (name: string) => sql`(record.body ->> ${sql.lit(name)})`
const isNumber = (name: string) => sql`json_typeof(record.body -> ${sql.lit(name)}) = 'number'`

/** Behind every number: what is no number is sorted by its text. */
const noNumber = sql`'Infinity'::float8`

/** Fields come out of the JSON as texts, so each is told what to be. */
const fields: FieldWords = {
  value(name) {
    if (!recordColumns.has(name)) return text(name)
    return times.has(name) ? sql`${column(name)}::text` : column(name)
  },
  operand(value) {
    if (value === null || typeof value === 'string') return value
    return JSON.stringify(value)
  },
  comparable(name, sample) {
    if (recordColumns.has(name)) return column(name)
    if (typeof sample === 'string') return sql`${text(name)} collate "C"`
    return sql`case when ${isNumber(name)} then ${text(name)}::float8 end`
  },
  order(name) {
    if (recordColumns.has(name)) return [column(name)]
    return [
      sql`case when ${isNumber(name)} then ${text(name)}::float8 else ${noNumber} end`,
      sql`case when ${isNumber(name)} then '' else coalesce(${text(name)}, '') end collate "C"`,
    ]
  },
  place(name, value) {
    if (times.has(name)) {
      if (typeof value !== 'number') throw new Problem('badRequest')
      return [value]
    }
    if (recordColumns.has(name)) return [String(value)]
    return typeof value === 'number' ? [value, ''] : [Infinity, value]
  },
  placed: ([first, second]) => (first === Infinity ? second : first) as number | string,
  group: (name) =>
    recordColumns.has(name) ? column(name) : sql`nullif((record.body -> ${sql.lit(name)})::text, 'null')`,
  grouped(name, value) {
    if (recordColumns.has(name) || value === null) return value as Json
    const json = JSON.parse(String(value)) as Json
    if (typeof json === 'boolean') return json ? 1 : 0
    return typeof json === 'object' && json !== null ? JSON.stringify(json) : json
  },
}

/**
 * What is PostgreSQL's own. A record's key leads with its scope, so that all of a scope may lie on one node; the
 * small table `locator` knows the scope of each id, and lets no id be in two.
 */
export const postgresEngine: Engine = {
  fields,
  withIds: (ids) => () =>
    ids.length === 1
      ? sql<boolean>`(record.scope, record.id) = (select locator.scope, locator.id from locator where locator.id = ${ids[0]})`
      : sql<boolean>`(record.scope, record.id) in (select locator.scope, locator.id from locator where locator.id = any(${ids}))`,
  async recordsAfter(trx, id, limit) {
    const next = sql`select id, scope from locator where id > ${id ?? ''} order by id limit ${limit}`
    const found = await sql<RecordRow>`
      select record.* from (${next}) as next join record on record.scope = next.scope and record.id = next.id
      order by next.id`.execute(trx)
    return found.rows
  },
  async save(trx, record, feed, from) {
    const row = { ...record, body: toBodyText(record.body) }
    const { rows } = from === null ? await create(trx, row, feed) : await change(trx, row, feed, from)
    if (rows[0]?.done !== 1) throw new Error(`record ${record.id} is not where it was read`)
  },
  async insert(trx, records, feed) {
    const rows = records.map((row) => ({ ...row, body: toBodyText(row.body) }))
    const places = sql.join(rows.map(({ id, scope }) => sql`(${id}, ${scope})`))
    await sql`insert into locator (id, scope) values ${places}`.execute(trx)
    await trx.insertInto('record').values(rows).execute()
    await trx.insertInto('feed').values(feed).execute()
  },
}

interface Done {
  done: number
}

const columns = sql.raw(
  'scope, id, type, rev, state, body, "contentHash", "createdBy", "createdAt", "updatedBy", "updatedAt"',
)

const valuesOf = (row: RecordRow) => {
  const { scope, id, type, rev, state, body, contentHash, createdBy, createdAt, updatedBy, updatedAt } = row
  return sql.join([
    scope,
    id,
    type,
    rev,
    state,
    body,
    contentHash,
    createdBy,
    createdAt,
    updatedBy,
    updatedAt,
  ])
}

/**
 * A record and its feed in one statement: each way to the database and back counts while a scope is locked. Of two
 * who make a record of one id at once, in two scopes, the second collides here.
 */
const create = (trx: Trx, row: RecordRow, feed: readonly FeedTableRow[]) =>
  sql<Done>`with place as (
      insert into locator (id, scope) values (${row.id}, ${row.scope}) returning id),
    entry as (${writeFeed(feed)}),
    kept as (insert into record (${columns}) values (${valuesOf(row)}) returning id)
    select count(*) as done from place`.execute(trx)

function change(trx: Trx, row: RecordRow, feed: readonly FeedTableRow[], from: string) {
  const { scope, id } = row
  if (from === scope) {
    return sql<Done>`with entry as (${writeFeed(feed)}),
      kept as (update record set (${columns}) = (${valuesOf(row)})
        where scope = ${scope} and id = ${id} returning id)
      select count(*) as done from kept`.execute(trx)
  }
  return sql<Done>`with entry as (${writeFeed(feed)}),
    left_behind as (delete from record where scope = ${from} and id = ${id}),
    place as (update locator set scope = ${scope} where id = ${id} and scope = ${from} returning id),
    kept as (insert into record (${columns}) values (${valuesOf(row)}) returning id)
    select count(*) as done from place`.execute(trx)
}

function writeFeed(feed: readonly FeedTableRow[]): RawBuilder<unknown> {
  const rows = feed.map(
    ({ scope, record, seq, kind, rev, why, at }) =>
      sql`(${scope}, ${record}, ${seq}, ${kind}, ${rev}, ${why}, ${at})`,
  )
  return sql`insert into feed (scope, record, seq, kind, rev, why, at) values ${sql.join(rows)}
    on conflict (scope, record) do update set
      seq = excluded.seq, kind = excluded.kind, rev = excluded.rev, why = excluded.why, at = excluded.at`
}
