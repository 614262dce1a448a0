import { type Label, label } from './label.ts'
import type { Options } from './fields/choice.ts'

/** An option in words; the value itself where a newer version wrote one that this version does not know. */
export const optionWords = (options: Options, value: string): Label =>
  Object.hasOwn(options, value) ? options[value]! : label(value, value)
