import type { Field } from '#domain/fields/field.ts'

/** What every control is given; `id` and `describedBy` tie it to its label, hint and issue. */
export interface ControlProps<F extends Field> {
  readonly field: F
  readonly id: string
  /** Of the field in its record; absent inside a list. */
  readonly name?: string
  readonly describedBy?: string
  readonly invalid?: boolean
}
