import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIdNumber } from '#domain/fields/id-number.ts'
import { addDays, daysBetween } from '#domain/local-date.ts'
import { readRosterDate } from '#domain/roster/read-roster-date.ts'
import { idNumberFacts, readRosterIdNumber } from '#domain/roster/read-roster-id-number.ts'
import { readRosterPhone } from '#domain/roster/read-roster-phone.ts'
import type { RosterCell } from '#domain/roster/roster-cell.ts'
import { readRosterWord, readRosterWords } from '#domain/roster/roster-words.ts'

const today = '2026-11-22'
const date = (cell: RosterCell) => readRosterDate(cell, today)

describe('a date', () => {
  it.each<[RosterCell]>([
    ['1960.5.3'],
    ['1960-05-03'],
    ['1960/5/3'],
    ['1960年5月3日'],
    ['1960年05月03号'],
    ['1960、5、3'],
    ['19600503'],
    [19600503],
    ['１９６０．５．３'],
    [' 1960-05-03 00:00:00 '],
    [22039],
    ['22039'],
    [22039.75],
    [new Date(Date.UTC(1960, 4, 3))],
    [new Date(Date.UTC(1960, 4, 3) - 1)],
  ])('is read from %j', (cell) => {
    expect(date(cell)).toEqual({ value: '1960-05-03' })
  })

  it.each<[RosterCell, string]>([
    ['1960', 'dateIncomplete'],
    [1960, 'dateIncomplete'],
    [1960.5, 'dateIncomplete'],
    ['1960.5', 'dateIncomplete'],
    ['1960年5月', 'dateIncomplete'],
    ['196005', 'dateIncomplete'],
    [196005, 'dateIncomplete'],
    ['60.5.3', 'dateTwoDigitYear'],
    ['5/3/1960', 'notADate'],
    ['1960-13-01', 'notADate'],
    ['1961-02-29', 'notADate'],
    ['属猪', 'notADate'],
    [-4, 'notADate'],
    [new Date(Number.NaN), 'notADate'],
    ['2026-11-23', 'dateInFuture'],
  ])('is not read from %j: %s', (cell, problem) => {
    expect(date(cell)).toEqual({ problem })
  })

  it.each<[RosterCell]>([[null], [''], ['  '], ['-'], ['无'], ['/']])('is absent in %j', (cell) => {
    expect(date(cell)).toEqual({ value: null })
  })

  it('is the same day however it is written', () => {
    const past = fc
      .integer({ min: 0, max: daysBetween('1900-03-01', today) })
      .map((days) => addDays(today, -days))
    fc.assert(
      fc.property(past, (day) => {
        const [year, month, of] = day.split('-').map(Number) as [number, number, number]
        const cells: RosterCell[] = [
          day,
          `${year}.${month}.${of}`,
          `${year}年${month}月${of}日`,
          day.replaceAll('-', ''),
          Number(day.replaceAll('-', '')),
          daysBetween('1899-12-30', day),
          new Date(`${day}T00:00:00Z`),
        ]
        for (const cell of cells) {
          // Excel's number of a day long ago looks like a year and is named instead of guessed.
          if (typeof cell === 'number' && cell >= 1800 && cell < 2200) continue
          expect(date(cell)).toEqual({ value: day })
        }
      }),
    )
  })
})

describe('an ID number', () => {
  it.each<[RosterCell, string]>([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    [' 110105 19491231 002X ', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ["'11010519491231002X", '11010519491231002X'],
    ['130503670401001', '130503670401001'],
    [130503670401001, '130503670401001'],
  ])('is read from %j', (cell, value) => {
    expect(readRosterIdNumber(cell)).toEqual({ value })
  })

  it.each<[RosterCell, string]>([
    [Number('349901196005031234'), 'precisionLost'],
    ['3.49901E+17', 'precisionLost'],
    ['349901196005031000', 'precisionLost'],
    ['110105194912310021', 'badIdNumber'],
    ['11010519491331002X', 'badIdNumber'],
    ['1101051949123100', 'badIdNumber'],
    ['护照 E12345678', 'badIdNumber'],
  ])('is not read from %j: %s', (cell, problem) => {
    expect(readRosterIdNumber(cell)).toEqual({ problem })
  })

  it('tells birth and sex of both lengths', () => {
    expect(idNumberFacts('11010519491231002X')).toEqual({ birthDate: '1949-12-31', sex: 'female' })
    expect(idNumberFacts('130503670401001')).toEqual({ birthDate: '1967-04-01', sex: 'male' })
  })

  it('never comes out invalid, and a number that was rounded never comes out at all', () => {
    const digits = fc.stringMatching(/^[1-9]\d{16}[\dX]$/)
    fc.assert(
      fc.property(digits, (text) => {
        const read = readRosterIdNumber(text)
        expect('problem' in read || isIdNumber(read.value!)).toBe(true)
        expect(readRosterIdNumber(Number(text.replace('X', '0')))).toEqual({ problem: 'precisionLost' })
      }),
    )
  })
})

describe('a phone number', () => {
  it.each<[RosterCell, object]>([
    [19900000001, { value: '19900000001' }],
    ['199 0000 0001', { value: '19900000001' }],
    ['199-0000-0001', { value: '19900000001' }],
    ['+86 199-0000-0001', { value: '19900000001' }],
    ['8619900000001', { value: '19900000001' }],
    ['１９９０００００００１', { value: '19900000001' }],
    ['(0349)1234567', { value: '0349-1234567' }],
    ['0349-1234567转801', { value: '0349-1234567-801' }],
    ['19900000001/19900000002', { value: '19900000001', rest: '19900000002' }],
    ['19900000001、0349-1234567', { value: '19900000001', rest: '0349-1234567' }],
    ['19900000001 19900000002', { value: '19900000001', rest: '19900000002' }],
    ['无', { value: null }],
    ['1990000000', { problem: 'badPhone' }],
    ['29900000001', { problem: 'badPhone' }],
    ['没有电话', { problem: 'badPhone' }],
  ])('is read from %j', (cell, reading) => {
    expect(readRosterPhone(cell)).toEqual(reading)
  })
})

describe('words', () => {
  it('of several ways to say it mean one value', () => {
    expect(readRosterWord('relation', '长子')).toEqual({ value: 'child' })
    expect(readRosterWord('relation', ' 老 伴 ')).toEqual({ value: 'spouse' })
    expect(readRosterWord('sex', 2)).toEqual({ value: 'female' })
    expect(readRosterWord('householdStatus', '空房')).toEqual({ value: 'empty' })
    expect(readRosterWord('sex', '不详')).toEqual({ value: null })
    expect(readRosterWord('sex', '未知')).toEqual({ problem: 'notAnOption' })
  })

  it('in one cell make a list, and one unknown word is not passed over', () => {
    expect(readRosterWords('attention', '低保、残疾 低保户')).toEqual({ value: ['hardship', 'disabled'] })
    expect(readRosterWords('attention', '低保、军属')).toEqual({ problem: 'notAnOption' })
    expect(readRosterWords('attention', '否')).toEqual({ value: null })
  })
})
