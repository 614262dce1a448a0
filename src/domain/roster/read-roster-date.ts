import { addDays, dayMs, isRealDate, type LocalDate } from '../local-date.ts'
import { cellText, isBlank, type RosterCell } from './roster-cell.ts'
import { type CellReading, nothingRead } from './roster-problems.ts'

const pad = (part: string) => part.padStart(2, '0')
const tail = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/

/** Day 60 of Excel's calendar is the 29 February 1900 that never was. */
const daySerial = (serial: number): LocalDate => addDays(serial > 60 ? '1899-12-30' : '1899-12-31', serial)

function written(text: string): CellReading<LocalDate> {
  const digits = /^\d{8}$/.exec(text) ? [text.slice(0, 4), text.slice(4, 6), text.slice(6)] : null
  const parts =
    digits ??
    text
      .replace(/[年月]/g, '-')
      .replace(/[日号]/g, '')
      .split(/[-./\\、,\s]+/)
      .filter(Boolean)
  if (!parts.every((part) => /^\d+$/.test(part))) return { problem: 'notADate' }
  const [year = '', month = '', day = ''] = parts
  if (year.length === 4 && parts.length < 3) return { problem: 'dateIncomplete' }
  if (year.length === 6 && parts.length === 1) return { problem: 'dateIncomplete' }
  if (year.length === 5 && parts.length === 1) return { value: daySerial(Number(year)) }
  if (parts.length !== 3) return { problem: 'notADate' }
  if (year.length === 2) return { problem: day.length === 4 ? 'notADate' : 'dateTwoDigitYear' }
  return { value: `${year}-${pad(month)}-${pad(day)}` }
}

function counted(value: number): CellReading<LocalDate> {
  // 1960 and 1960.5 are a year and a month that Excel took for numbers, not days of 1905.
  if (value >= 1800 && value < 2200) return { problem: 'dateIncomplete' }
  const whole = Math.floor(value)
  if (value === whole && whole >= 180_000 && whole <= 220_012) return { problem: 'dateIncomplete' }
  if (value === whole && whole >= 18_000_101) return written(String(whole))
  return whole >= 1 && whole < 100_000 ? { value: daySerial(whole) } : { problem: 'notADate' }
}

function anyDate(cell: RosterCell): CellReading<LocalDate> {
  if (cell instanceof Date) {
    // A serial kept as a fraction may fall a moment short of midnight.
    const ms = Math.round(cell.getTime() / 1000) * 1000
    return Number.isFinite(ms)
      ? { value: addDays('1970-01-01', Math.floor(ms / dayMs)) }
      : { problem: 'notADate' }
  }
  return typeof cell === 'number' ? counted(cell) : written(cellText(cell).replace(tail, ''))
}

/**
 * A day as people write it: `1960.5.3`, `1960年5月3日`, `19600503`, a date cell or Excel's day number, as number
 * or as text. What names no single day (two-digit year, month only, a day that does not exist) is a problem.
 * @param today days after it are refused
 */
export function readRosterDate(cell: RosterCell, today: LocalDate): CellReading<LocalDate> {
  if (isBlank(cell)) return nothingRead
  const read = anyDate(cell)
  if ('problem' in read || read.value === null) return read
  if (!isRealDate(read.value) || read.value < '1850-01-01') return { problem: 'notADate' }
  return read.value > today ? { problem: 'dateInFuture' } : read
}
