import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

/** What may be chosen, by stored value. The order is the order on screen. */
export type Options<V extends string = string> = Readonly<Record<V, Label>>

export interface ChoiceField<V extends string = string> extends Field<'choice', V> {
  readonly options: Options<V>
  /** For `severest`: the values from harmless to worst. */
  readonly severity?: readonly V[]
}

interface ChoiceOptions<V extends string> extends FieldOptions {
  readonly severity?: readonly V[]
}

/** One of a few named values. */
export const choice = <const V extends string>(
  label: Label,
  options: Options<V>,
  more: ChoiceOptions<V> = {},
): ChoiceField<V> => ({
  kind: 'choice',
  label,
  options,
  merge: more.severity ? 'severest' : 'merge3',
  ...more,
  check: (value) => {
    if (typeof value !== 'string') return wrongType
    return Object.hasOwn(options, value) ? null : { code: 'notAnOption' }
  },
})
