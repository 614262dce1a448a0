import type { Label } from '../label.ts'
import { isRealDate } from '../local-date.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export type DateField = Field<'date', string>

/** A calendar day `YYYY-MM-DD` in Asia/Shanghai. */
export const date = (label: Label, options: FieldOptions = {}): DateField => ({
  kind: 'date',
  label,
  merge: 'merge3',
  ...options,
  check: (value) => {
    if (typeof value !== 'string') return wrongType
    return isRealDate(value) ? null : { code: 'notADate' }
  },
})
