import { describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import {
  addWorkingMinutes,
  endOfWorkday,
  isWorkday,
  sameWorkdayEnd,
  workdayMinutes,
  workingMinutesBetween,
} from '#domain/working-time.ts'

/** A moment of a day of January 2026, whose 5th is a Monday. */
const at = (day: number, clock: string) => {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number]
  return momentOf(`2026-01-${String(day).padStart(2, '0')}`, hours * 60 + minutes)
}

describe('working time', () => {
  test('a day has seven hours, Monday to Friday', () => {
    expect(workdayMinutes).toBe(420)
    expect([5, 9, 10, 11].map((day) => isWorkday(`2026-01-${String(day).padStart(2, '0')}`))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test.each([
    ['within a morning', at(5, '09:00'), at(5, '10:30'), 90],
    ['without the break at noon', at(5, '11:00'), at(5, '15:00'), 120],
    ['not before or after hours', at(5, '06:00'), at(5, '23:00'), 420],
    ['over a night', at(5, '17:00'), at(6, '09:00'), 60],
    ['over a weekend', at(9, '17:00'), at(12, '09:00'), 60],
    ['none on a Sunday', at(11, '09:00'), at(11, '17:00'), 0],
    ['none backwards', at(6, '09:00'), at(5, '09:00'), 0],
    ['two whole weeks', at(5, '00:00'), at(19, '00:00'), 10 * 420],
  ])('counts %s', (_what, from, to, minutes) => {
    expect(workingMinutesBetween(from, to)).toBe(minutes)
  })

  test.each([
    ['two hours of a morning', at(5, '09:00'), 120, at(5, '11:00')],
    ['over noon', at(5, '11:00'), 120, at(5, '15:00')],
    ['over the night', at(5, '16:30'), 120, at(6, '09:30')],
    ['over the weekend', at(9, '17:00'), 120, at(12, '10:00')],
    ['begun on a Saturday', at(10, '13:00'), 120, at(12, '10:30')],
    ['exactly to the end of the day', at(5, '08:30'), 420, at(5, '17:30')],
    ['nothing', at(10, '13:00'), 0, at(10, '13:00')],
  ])('adds %s', (_what, from, minutes, to) => {
    expect(addWorkingMinutes(from, minutes)).toBe(to)
  })

  test('what is added is counted again, wherever it begins', () => {
    for (let from = at(8, '00:00'); from < at(15, '00:00'); from += 37 * 60_000) {
      for (const minutes of [1, 15, 120, 420, 1000]) {
        expect(workingMinutesBetween(from, addWorkingMinutes(from, minutes))).toBeCloseTo(minutes, 6)
      }
    }
  })

  test('a day ends at half past five, and a day off with the next working day', () => {
    expect(endOfWorkday('2026-01-05')).toBe(at(5, '17:30'))
    expect(endOfWorkday('2026-01-10')).toBe(at(12, '17:30'))
    expect(sameWorkdayEnd(at(5, '10:00'))).toBe(at(5, '17:30'))
    expect(sameWorkdayEnd(at(5, '18:00'))).toBe(at(6, '17:30'))
    expect(sameWorkdayEnd(at(9, '18:00'))).toBe(at(12, '17:30'))
  })
})
