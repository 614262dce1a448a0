import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export interface TextField extends Field<'text', string> {
  readonly max: number
  readonly multiline: boolean
  /** Sentences a worker often needs; one tap puts one in. */
  readonly phrases?: readonly Label[]
}

interface TextOptions extends FieldOptions {
  readonly max?: number
  readonly multiline?: boolean
  readonly phrases?: readonly Label[]
}

/** A line or, with `multiline`, a paragraph of text, at most `max` characters (default 100, 500). */
export function text(label: Label, options: TextOptions = {}): TextField {
  const multiline = options.multiline ?? false
  const max = options.max ?? (multiline ? 500 : 100)
  return {
    kind: 'text',
    label,
    merge: 'merge3',
    ...options,
    multiline,
    max,
    check: (value) => {
      if (typeof value !== 'string') return wrongType
      return value.length > max ? { code: 'tooLong', limit: max } : null
    },
  }
}
