import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import type { Json, JsonObject } from '#domain/json.ts'
import type { RecordQuery, StoredRecord } from '../stored.ts'
import type { RecordState } from '#domain/record/record-version.ts'
import type { RecordRow, Schema } from './schema.ts'
import type { Trx } from './trx.ts'

const columns = new Set(['id', 'scope', 'state', 'createdBy', 'createdAt', 'updatedBy', 'updatedAt'])
const fieldName = /^[A-Za-z]\w*$/

/** A column, or a field of the body as the migrations' indexes spell it. Throws for what is no name at all. */
export function valueOf(name: string): RawBuilder<unknown> {
  if (columns.has(name)) return sql.ref(`record.${name}`)
  if (!fieldName.test(name)) throw new RangeError(`not a field: ${name}`)
  return sql`json_extract(body, ${sql.lit(`$.${name}`)})`
}

/** How SQLite's `json_extract` shows a value. */
function asSqlite(value: Json): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

/** All conditions of a query on records. */
export function matching(query: RecordQuery) {
  return (eb: ExpressionBuilder<Schema, 'record'>) => {
    const all = [
      eb('type', '=', query.type),
      query.scopes.length ? eb('scope', 'in', query.scopes) : sql<boolean>`0`,
      eb('state', 'in', query.states ?? ['live', 'closed']),
    ]
    for (const [name, wanted] of Object.entries(query.where ?? {})) {
      const value = valueOf(name)
      if (wanted === null) all.push(sql<boolean>`${value} is null`)
      else if (Array.isArray(wanted))
        all.push(sql<boolean>`${value} in (${sql.join((wanted as Json[]).map(asSqlite))})`)
      else all.push(sql<boolean>`${value} = ${asSqlite(wanted)}`)
    }
    for (const [name, { from, below }] of Object.entries(query.range ?? {})) {
      if (from !== undefined) all.push(sql<boolean>`${valueOf(name)} >= ${from}`)
      if (below !== undefined) all.push(sql<boolean>`${valueOf(name)} < ${below}`)
    }
    if (query.search?.text) {
      const like = `%${query.search.text.replace(/[\\%_]/g, '\\$&')}%`
      const any = query.search.fields.map((name) => sql<boolean>`${valueOf(name)} like ${like} escape '\\'`)
      all.push(any.length ? eb.or(any) : sql<boolean>`0`)
    }
    return eb.and(all)
  }
}

export const readRecord = (row: RecordRow): StoredRecord => ({
  ...row,
  state: row.state as RecordState,
  body: JSON.parse(row.body) as JsonObject,
})

export const recordsMatching = (trx: Trx, query: RecordQuery) =>
  trx.selectFrom('record').where(matching(query))
