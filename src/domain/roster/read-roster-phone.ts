import { phone } from '../fields/phone.ts'
import { label } from '../label.ts'
import { cellText, isBlank, type RosterCell } from './roster-cell.ts'
import { type CellReading, nothingRead } from './roster-problems.ts'

const field = phone(label('电话', 'Phone'))
const between = /[/、,;|\n]|或|(?<=\d{11})\s+(?=1\d)/

function tidy(text: string): string {
  const bare = text.replace(/[\s'’‘`_.]|[\u2010-\u2015]/g, (sign) =>
    /[\u2010-\u2015]/.test(sign) ? '-' : '',
  )
  const mobile = bare.replace(/-/g, '').replace(/^(\+?86|0086)(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(mobile)) return mobile
  return bare.replace(/^[[(](0\d{2,3})[)\]]-?/, '$1-').replace(/[转#]/g, '-')
}

/**
 * A phone number with the blanks, dashes and country code that people put in. Of several, the first is the value
 * and the others are the `rest`.
 */
export function readRosterPhone(cell: RosterCell): CellReading<string> {
  if (isBlank(cell)) return nothingRead
  const numbers = cellText(cell).split(between).map(tidy).filter(Boolean)
  const [first, ...more] = numbers
  if (first === undefined || field.check(first)) return { problem: 'badPhone' }
  return more.length > 0 ? { value: first, rest: more.join('、') } : { value: first }
}
