import type { Role } from '../access/role.ts'
import type { Field, ValueOf } from '../fields/field.ts'
import type { Label } from '../label.ts'
import type { Workflow } from './workflow.ts'

/** The part of a grid's data a kind of record lives in; the whole scope is granted or nothing of it. */
export type ScopeFamily = 'base' | 'care' | 'house' | 'common' | 'user' | 'holding'

export type Fields = Readonly<Record<string, Field>>

export interface Section<Key extends string = string> {
  readonly title: Label
  readonly fields: readonly Key[]
}

export type Editor = Role | 'author'

export interface AccessRules {
  readonly create: readonly Role[]
  /** Who may patch; `author` is the person who made the record. */
  readonly edit: readonly Editor[]
  readonly delete: readonly Editor[]
}

export interface RecordDefinition<F extends Fields = Fields, T extends string = string> {
  readonly type: T
  readonly label: Label
  readonly scope: ScopeFamily
  /** Bumped, with an up-caster beside the definition, when an old body would no longer fit. */
  readonly schema: number
  readonly fields: F
  /** Fields whose values, joined, name one record on screen. */
  readonly title: readonly (keyof F & string)[]
  readonly form: readonly Section<keyof F & string>[]
  readonly list: {
    readonly columns: readonly (keyof F & string)[]
    readonly filters?: readonly (keyof F & string)[]
  }
  readonly workflow?: Workflow
  readonly access: AccessRules
  /** A fact has one author and is never merged with another person's (rule M6). */
  readonly fact?: boolean
}

/** The body of a kind of record. Every field may be absent: a draft is a record, too. */
export type BodyOf<D> = D extends { readonly fields: infer F }
  ? { readonly [K in keyof F]?: ValueOf<F[K]> }
  : never

/**
 * Describes a kind of record once, for every reader: forms, lists, merge, permissions, import, ledgers.
 * Sections, columns and filters must name fields, or this does not compile.
 */
export const defineRecord = <const T extends string, F extends Fields>(
  definition: Omit<RecordDefinition<F, T>, 'schema'> & { readonly schema?: number },
): RecordDefinition<F, T> => ({ schema: 1, ...definition })
