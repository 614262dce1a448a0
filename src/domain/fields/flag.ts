import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export type FlagField = Field<'flag', boolean>

/** Yes or no; absent means nobody has answered. */
export const flag = (label: Label, options: FieldOptions = {}): FlagField => ({
  kind: 'flag',
  label,
  merge: 'merge3',
  ...options,
  check: (value) => (typeof value === 'boolean' ? null : wrongType),
})
