import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export type InstantField = Field<'instant', number>

/** A moment, in milliseconds since 1970 UTC, by the clock of whoever wrote it. */
export const instant = (label: Label, options: FieldOptions = {}): InstantField => ({
  kind: 'instant',
  label,
  merge: 'merge3',
  ...options,
  check: (value) => (typeof value === 'number' && Number.isFinite(value) ? null : wrongType),
})
