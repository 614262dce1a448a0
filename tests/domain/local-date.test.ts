import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkingDays,
  daysBetween,
  endOfMonth,
  isRealDate,
  localDate,
  minutesOfDay,
  momentOf,
  startOfMonth,
} from '#domain/local-date.ts'

const instants = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2099, 11, 31) })
const days = instants.map(localDate)

describe('a local date', () => {
  it('is the day in Shanghai, eight hours ahead of UTC', () => {
    expect(localDate(Date.UTC(2025, 5, 10, 15, 59))).toBe('2025-06-10')
    expect(localDate(Date.UTC(2025, 5, 10, 16, 0))).toBe('2025-06-11')
    expect(localDate(Date.UTC(2025, 11, 31, 16, 0))).toBe('2026-01-01')
  })

  it('counts minutes from local midnight', () => {
    expect(minutesOfDay(Date.UTC(2025, 5, 10, 16, 0))).toBe(0)
    expect(minutesOfDay(Date.UTC(2025, 5, 10, 12, 0))).toBe(20 * 60)
    expect(minutesOfDay(-8 * 3_600_000 - 1)).toBe(1439)
  })

  it('goes to a moment and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (day, minutes) => {
        const moment = momentOf(day, minutes)
        expect([localDate(moment), minutesOfDay(moment)]).toEqual([day, minutes])
      }),
    )
  })

  it('passes month ends, year ends and leap days', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2025-03-01', -1)).toBe('2025-02-28')
    expect(startOfMonth('2025-12-31')).toBe('2025-12-01')
    expect(endOfMonth('2024-02-01')).toBe('2024-02-29')
    expect(endOfMonth('2025-12-15')).toBe('2025-12-31')
  })

  it('adds what daysBetween counts', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })

  it.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-06-31', '2025-6-1', 'today', '', '2025-06-10T00'])(
    'does not take %j for a day',
    (text) => expect(isRealDate(text)).toBe(false),
  )

  it.each(['2024-02-29', '2025-12-31', '0001-01-01'])('takes %j for a day', (text) =>
    expect(isRealDate(text)).toBe(true),
  )

  it('skips weekends when it counts working days', () => {
    expect(addWorkingDays('2025-06-13', 1)).toBe('2025-06-16')
    expect(addWorkingDays('2025-06-14', 1)).toBe('2025-06-16')
    expect(addWorkingDays('2025-06-10', 3)).toBe('2025-06-13')
    expect(addWorkingDays('2025-06-12', 3)).toBe('2025-06-17')
    expect(addWorkingDays('2025-06-14', 0)).toBe('2025-06-14')
  })

  it('crashes on a day that does not exist, which is a bug', () => {
    expect(() => addDays('2025-99-99', 1)).toThrow(RangeError)
  })
})
