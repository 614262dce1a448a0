import type { Json } from '../json.ts'
import type { Label } from '../label.ts'
import type { Field, FieldOptions } from './field.ts'

export type VerbatimField = Field<'verbatim', Json>

interface VerbatimOptions extends FieldOptions {
  /** What a rule that reads the value must be able to count on; anything when absent. */
  readonly check?: VerbatimField['check']
}

/** Values of other records kept exactly as they came: the sides of a conflict, remarks on fields. */
export const verbatim = (label: Label, options: VerbatimOptions = {}): VerbatimField => ({
  kind: 'verbatim',
  label,
  merge: 'merge3',
  check: () => null,
  ...options,
})
