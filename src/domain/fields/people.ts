import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

const most = 100

export type PeopleField = Field<'people', readonly string[]>

/** The users (by id) who did or own something. */
export const people = (label: Label, options: FieldOptions = {}): PeopleField => ({
  kind: 'people',
  label,
  merge: 'union',
  ...options,
  check: (value) => {
    if (!Array.isArray(value)) return wrongType
    if (value.length > most) return { code: 'tooMany', limit: most }
    return value.every((one) => typeof one === 'string' && one.length <= 64) ? null : wrongType
  },
})
