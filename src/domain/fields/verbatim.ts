import type { Json } from '../json.ts'
import type { Label } from '../label.ts'
import type { Field, FieldOptions } from './field.ts'

export type VerbatimField = Field<'verbatim', Json>

/** Values of other records kept exactly as they came: the sides of a conflict, remarks on fields. */
export const verbatim = (label: Label, options: FieldOptions = {}): VerbatimField => ({
  kind: 'verbatim',
  label,
  merge: 'merge3',
  ...options,
  check: () => null,
})
