import type { BodyOf } from '../record/define-record.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { DefinitionOf, RecordType } from './registry.ts'

/** The body of a kind of record by its name: `Body<'household'>`. */
export type Body<T extends RecordType> = BodyOf<DefinitionOf<T>>

/** A record of one kind with its typed body. */
export type TypedRecord<T extends RecordType> = RecordVersion<Body<T>> & { readonly type: T }
