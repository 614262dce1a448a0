import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export type PhoneField = Field<'phone', string>

const mobile = /^1[3-9]\d{9}$/
const landline = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/

/** A mainland mobile or landline number, kept as digits. */
export const phone = (label: Label, options: FieldOptions = {}): PhoneField => ({
  kind: 'phone',
  label,
  merge: 'merge3',
  sensitive: 'S',
  ...options,
  check: (value) => {
    if (typeof value !== 'string') return wrongType
    return mobile.test(value) || landline.test(value) ? null : { code: 'badPhone' }
  },
})
