import { isIdNumber } from '../fields/id-number.ts'
import type { LocalDate } from '../local-date.ts'
import { cellText, isBlank, type RosterCell } from './roster-cell.ts'
import { type CellReading, nothingRead } from './roster-problems.ts'

/**
 * A citizen ID number. A spreadsheet keeps 15 digits of a number, so an 18-digit one stored as a number has lost
 * its end and is unreadable for good; an old 15-digit one survives.
 */
export function readRosterIdNumber(cell: RosterCell): CellReading<string> {
  if (isBlank(cell)) return nothingRead
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return { problem: 'precisionLost' }
  const text = cellText(cell)
    .replace(/[\s'’‘`*-]/g, '')
    .toUpperCase()
  if (/^\d(\.\d+)?E\+?1[4-9]$/.test(text)) return { problem: 'precisionLost' }
  if (isIdNumber(text)) return { value: text }
  return { problem: /^\d{15}000$/.test(text) ? 'precisionLost' : 'badIdNumber' }
}

export interface IdNumberFacts {
  readonly birthDate: LocalDate
  readonly sex: 'male' | 'female'
}

/** What a valid ID number says of its bearer (GB 11643). */
export function idNumberFacts(idNumber: string): IdNumberFacts {
  const old = idNumber.length === 15
  const day = old ? `19${idNumber.slice(6, 12)}` : idNumber.slice(6, 14)
  const odd = Number(old ? idNumber[14] : idNumber[16]) % 2 === 1
  return {
    birthDate: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    sex: odd ? 'male' : 'female',
  }
}
