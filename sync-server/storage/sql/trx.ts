import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** A transaction, or a read of one snapshot, on the store's tables. */
export type Trx = Kysely<Schema>
