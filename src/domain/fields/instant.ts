import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

/** The last day of the year 9999: later ones have days that the calendar cannot spell. */
const latest = 253_402_128_000_000

export type InstantField = Field<'instant', number>

/** A moment, in milliseconds since 1970 UTC, by the clock of whoever wrote it. */
export const instant = (label: Label, options: FieldOptions = {}): InstantField => ({
  kind: 'instant',
  label,
  merge: 'merge3',
  ...options,
  check: (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType
    if (value < 0) return { code: 'tooSmall', limit: 0 }
    return value > latest ? { code: 'tooLarge', limit: latest } : null
  },
})
