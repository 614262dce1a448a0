import type { Label } from '../label.ts'
import type { Options } from './choice.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export interface MultiChoiceField<V extends string = string> extends Field<'multiChoice', readonly V[]> {
  readonly options: Options<V>
}

/** Any number of a few named values, each at most once. */
export const multiChoice = <const V extends string>(
  label: Label,
  options: Options<V>,
  more: FieldOptions = {},
): MultiChoiceField<V> => ({
  kind: 'multiChoice',
  label,
  options,
  merge: 'merge3',
  ...more,
  check: (value) => {
    if (!Array.isArray(value) || new Set(value).size !== value.length) return wrongType
    return value.every((one) => typeof one === 'string' && Object.hasOwn(options, one))
      ? null
      : { code: 'notAnOption' }
  },
})
