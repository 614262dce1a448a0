import { isJsonObject } from '../json.ts'
import type { Label } from '../label.ts'
import { type Field, type FieldOptions, type ValueOf, wrongType } from './field.ts'

type Columns = Readonly<Record<string, Field>>
type RowOf<C extends Columns> = { readonly [K in keyof C]?: ValueOf<C[K]> }

export interface ListField<C extends Columns = Columns> extends Field<'list', readonly RowOf<C>[]> {
  readonly of: C
  readonly max: number
}

interface ListOptions extends FieldOptions {
  readonly max?: number
}

/** A short list of rows with the same columns (contacts, homes of one visit), at most `max` (default 50). */
export function list<C extends Columns>(label: Label, of: C, options: ListOptions = {}): ListField<C> {
  const max = options.max ?? 50
  return {
    kind: 'list',
    label,
    merge: 'merge3',
    ...options,
    of,
    max,
    check: (value) => {
      if (!Array.isArray(value)) return wrongType
      if (value.length > max) return { code: 'tooMany', limit: max }
      for (const row of value) {
        if (!isJsonObject(row)) return wrongType
        for (const [name, column] of Object.entries(of)) {
          const cell = row[name]
          const issue = cell == null ? null : column.check(cell)
          if (issue) return issue
        }
      }
      return null
    },
  }
}
