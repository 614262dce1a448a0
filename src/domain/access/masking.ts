import type { Field } from '../fields/field.ts'

/** 18 digits keep 3 and the last 4, an old 15-digit number 3 and the last 3 (DOMAIN 8.2). */
export const maskId = (id: string): string =>
  id.length === 18
    ? id.slice(0, 3) + '*'.repeat(11) + id.slice(14)
    : id.length === 15
      ? id.slice(0, 3) + '*'.repeat(9) + id.slice(12)
      : '***'

/** A mobile keeps 3 and the last 4, a landline the last 2. */
export const maskPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : phone.replace(/.(?=..)/g, '*')

/** The first character, then at most two stars; a rare character counts as one. */
export function maskName(name: string): string {
  const [first, ...rest] = name
  return rest.length === 0 ? '*' : first + '*'.repeat(Math.min(rest.length, 2))
}

/**
 * How a field's words read to someone who has not asked to see them: numbers and names by their own rule, any
 * other sensitive value as stars, the rest as it is. `words` is what would be shown otherwise.
 */
export function masked(field: Pick<Field, 'kind' | 'sensitive'>, words: string): string {
  if (!field.sensitive || words === '') return words
  if (field.kind === 'idNumber') return maskId(words)
  if (field.kind === 'phone') return maskPhone(words)
  return field.kind === 'text' && field.sensitive === 'S' ? maskName(words) : '***'
}
