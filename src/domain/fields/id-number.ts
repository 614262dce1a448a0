import type { Label } from '../label.ts'
import { isRealDate } from '../local-date.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

export type IdNumberField = Field<'idNumber', string>

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

const hyphenated = (digits: string) => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`

/** True for an 18-digit citizen number with a right check character (GB 11643) or an old 15-digit one. */
export function isIdNumber(value: string): boolean {
  if (/^[1-9]\d{14}$/.test(value)) return isRealDate(hyphenated(`19${value.slice(6, 12)}`))
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return false
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i]), 0)
  return checkCharacters[sum % 11] === value[17] && isRealDate(hyphenated(value.slice(6, 14)))
}

/** A citizen ID number; sensitive, shown masked. */
export const idNumber = (label: Label, options: FieldOptions = {}): IdNumberField => ({
  kind: 'idNumber',
  label,
  merge: 'merge3',
  sensitive: 'SS',
  ...options,
  check: (value) => {
    if (typeof value !== 'string') return wrongType
    return isIdNumber(value) ? null : { code: 'badIdNumber' }
  },
})
