import type { Expression, ExpressionBuilder, RawBuilder, SqlBool } from 'kysely'
import type { Json } from '#domain/json.ts'
import type { FeedTableRow, RecordRow, Schema } from './schema.ts'
import type { Trx } from './trx.ts'

/** Where the SQL of one engine is not that of the other: fields of a body, and where a record lies. */
export interface Engine {
  readonly fields: FieldWords
  /** Which records have these ids. */
  withIds(ids: readonly string[]): (eb: ExpressionBuilder<Schema, 'record'>) => Expression<SqlBool>
  /** Records behind an id, in order of id. */
  recordsAfter(trx: Trx, id: string | null, limit: number): Promise<readonly RecordRow[]>
  /** Stores a record and its feed rows. @param from the scope it was in until now; null for a new one */
  save(trx: Trx, record: RecordRow, feed: readonly FeedTableRow[], from: string | null): Promise<void>
  /** Stores records that did not exist. */
  insert(trx: Trx, records: readonly RecordRow[], feed: readonly FeedTableRow[]): Promise<void>
}

/** A column of `record`, or a field of the body by its name, which has been checked to be one. */
export interface FieldWords {
  /** For comparing with an `operand`, and for searching as text; null when it is absent. */
  value(name: string): RawBuilder<unknown>
  operand(value: Json): string | number | null
  /** For a range whose ends are like this sample. */
  comparable(name: string, sample: number | string): RawBuilder<unknown>
  /** To sort by: numbers before texts, what is absent like an empty text. */
  order(name: string): readonly RawBuilder<unknown>[]
  /** One value as `order` spells it. @throws Problem badRequest when the name has no such values */
  place(name: string, value: number | string): readonly (number | string)[]
  placed(keys: readonly unknown[]): number | string
  /** To count by. */
  group(name: string): RawBuilder<unknown>
  grouped(name: string, value: unknown): Json
}
