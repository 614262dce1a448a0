import { type ExpressionBuilder, sql } from 'kysely'
import type { Json, JsonObject } from '#domain/json.ts'
import type { RecordQuery, StoredRecord } from '../stored.ts'
import type { RecordState } from '#domain/record/record-version.ts'
import type { Engine } from './engine.ts'
import type { RecordRow, Schema } from './schema.ts'
import type { Trx } from './trx.ts'

export const recordColumns: ReadonlySet<string> = new Set([
  'id',
  'scope',
  'state',
  'createdBy',
  'createdAt',
  'updatedBy',
  'updatedAt',
])
const fieldName = /^[A-Za-z]\w*$/

/** A name that stands for a column or a field. @throws RangeError for what is no name at all */
export function checkedName(name: string): string {
  if (!recordColumns.has(name) && !fieldName.test(name)) throw new RangeError(`not a field: ${name}`)
  return name
}

/** All conditions of a query on records. */
export function matching({ fields }: Engine, query: RecordQuery) {
  const valueOf = (name: string) => fields.value(checkedName(name))
  return (eb: ExpressionBuilder<Schema, 'record'>) => {
    const all = [
      eb('type', '=', query.type),
      query.scopes.length ? eb('scope', 'in', query.scopes) : sql<boolean>`false`,
      eb('state', 'in', query.states ?? ['live', 'closed']),
    ]
    for (const [name, wanted] of Object.entries(query.where ?? {})) {
      const value = valueOf(name)
      if (wanted === null) all.push(sql<boolean>`${value} is null`)
      else if (Array.isArray(wanted))
        all.push(
          sql<boolean>`${value} in (${sql.join((wanted as Json[]).map((one) => fields.operand(one)))})`,
        )
      else all.push(sql<boolean>`${value} = ${fields.operand(wanted)}`)
    }
    for (const [name, { from, below }] of Object.entries(query.range ?? {})) {
      if (from !== undefined) all.push(sql<boolean>`${fields.comparable(checkedName(name), from)} >= ${from}`)
      if (below !== undefined)
        all.push(sql<boolean>`${fields.comparable(checkedName(name), below)} < ${below}`)
    }
    if (query.search?.text) {
      const like = `%${query.search.text.replace(/[\\%_]/g, '\\$&')}%`
      const any = query.search.fields.map(
        (name) => sql<boolean>`lower(${valueOf(name)}) like lower(${like}) escape '\\'`,
      )
      all.push(any.length ? eb.or(any) : sql<boolean>`false`)
    }
    return eb.and(all)
  }
}

export const readRecord = (row: RecordRow): StoredRecord => ({
  ...row,
  state: row.state as RecordState,
  body: JSON.parse(row.body) as JsonObject,
})

export const recordsMatching = (trx: Trx, engine: Engine, query: RecordQuery) =>
  trx.selectFrom('record').where(matching(engine, query))
