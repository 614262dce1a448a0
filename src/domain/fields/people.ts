import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export type PeopleField = Field<'people', readonly string[]>

/** The users (by id) who did or own something. */
export const people = (label: Label, options: FieldOptions = {}): PeopleField => ({
  kind: 'people',
  label,
  merge: 'union',
  ...options,
  check: (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' && one.length <= 64)
      ? null
      : wrongType,
})
