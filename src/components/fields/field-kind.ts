import type { ListField } from '#domain/fields/list.ts'
import type { DefinitionOf, RecordType } from '#domain/records/registry.ts'

type FieldsOf<T extends RecordType> = DefinitionOf<T>['fields'][keyof DefinitionOf<T>['fields']]
type AnyField = { [T in RecordType]: FieldsOf<T> }[RecordType]
type ColumnOf<F> = F extends ListField<infer C> ? C[keyof C] : never

/** Every kind of field that some record of the registry uses, columns of lists included. */
export type FieldKind = (AnyField | ColumnOf<AnyField>)['kind']
