import type { Label } from '../label.ts'
import { isRealDate } from '../local-date.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export type DateField = Field<'date', string>

/** Rules add days to days, so none may be near the end of the calendar; nobody here was born before the first. */
const [earliest, latest] = ['1800-01-01', '2199-12-31']

/** A calendar day `YYYY-MM-DD` in Asia/Shanghai. */
export const date = (label: Label, options: FieldOptions = {}): DateField => ({
  kind: 'date',
  label,
  merge: 'merge3',
  ...options,
  check: (value) => {
    if (typeof value !== 'string') return wrongType
    return isRealDate(value) && value >= earliest && value <= latest ? null : { code: 'notADate' }
  },
})
