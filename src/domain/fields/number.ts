import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

interface NumberOptions extends FieldOptions {
  readonly min?: number
  readonly max?: number
  readonly integer?: boolean
  readonly unit?: Label
}

export interface NumberField extends Field<'number', number> {
  readonly min: number
  readonly max: number
  readonly integer: boolean
  readonly unit?: Label
}

/** A number between `min` and `max` (default 0 to 1,000,000), whole unless `integer: false`. */
export function number(label: Label, options: NumberOptions = {}): NumberField {
  const { min = 0, max = 1_000_000, integer = true } = options
  return {
    kind: 'number',
    label,
    merge: 'merge3',
    ...options,
    min,
    max,
    integer,
    check: (value) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType
      if (integer && !Number.isInteger(value)) return wrongType
      if (value < min) return { code: 'tooSmall', limit: min }
      return value > max ? { code: 'tooLarge', limit: max } : null
    },
  }
}
