import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export interface ReferenceField extends Field<'reference', string> {
  /** The kinds of record it may point to. */
  readonly to: readonly string[]
}

/** The id of another record; it may point to one that this device does not hold. */
export const reference = (
  label: Label,
  to: string | readonly string[],
  options: FieldOptions = {},
): ReferenceField => ({
  kind: 'reference',
  label,
  merge: 'merge3',
  ...options,
  to: typeof to === 'string' ? [to] : to,
  check: (value) => {
    if (typeof value !== 'string') return wrongType
    return value.length > 64 ? { code: 'tooLong', limit: 64 } : null
  },
})
