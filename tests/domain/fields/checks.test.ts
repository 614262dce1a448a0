import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answers } from '#domain/fields/answers.ts'
import { choice } from '#domain/fields/choice.ts'
import { date } from '#domain/fields/date.ts'
import type { Field } from '#domain/fields/field.ts'
import { flag } from '#domain/fields/flag.ts'
import { idNumber } from '#domain/fields/id-number.ts'
import { instant } from '#domain/fields/instant.ts'
import { list } from '#domain/fields/list.ts'
import { multiChoice } from '#domain/fields/multi-choice.ts'
import { number } from '#domain/fields/number.ts'
import { people } from '#domain/fields/people.ts'
import { phone } from '#domain/fields/phone.ts'
import { photos } from '#domain/fields/photos.ts'
import { place } from '#domain/fields/place.ts'
import { reference } from '#domain/fields/reference.ts'
import { text } from '#domain/fields/text.ts'
import { verbatim } from '#domain/fields/verbatim.ts'
import { label } from '#domain/label.ts'
import { valueOf } from '#tests/support/arbitraries.ts'

const it = label('它', 'It')
const colours = { red: label('红', 'Red'), green: label('绿', 'Green') }
const hash = 'a'.repeat(64)
const many = (n: number) => Array.from({ length: n }, (_, i) => `v${i}`)

interface Case {
  readonly field: Field
  readonly fits: readonly unknown[]
  readonly not: readonly (readonly [unknown, string, number?])[]
}

const cases: Readonly<Record<string, Case>> = {
  text: {
    field: text(it, { max: 3 }),
    fits: ['', '走访了', 'abc'],
    not: [
      ['abcd', 'tooLong', 3],
      [3, 'wrongType'],
      [['a'], 'wrongType'],
    ],
  },
  choice: {
    field: choice(it, colours),
    fits: ['red', 'green'],
    not: [
      ['blue', 'notAnOption'],
      ['toString', 'notAnOption'],
      [1, 'wrongType'],
      [['red'], 'wrongType'],
    ],
  },
  multiChoice: {
    field: multiChoice(it, colours),
    fits: [[], ['red'], ['green', 'red']],
    not: [
      [['red', 'red'], 'wrongType'],
      [['blue'], 'notAnOption'],
      [[1], 'notAnOption'],
      ['red', 'wrongType'],
    ],
  },
  number: {
    field: number(it, { min: 1, max: 30 }),
    fits: [1, 30],
    not: [
      [0, 'tooSmall', 1],
      [31, 'tooLarge', 30],
      [1.5, 'wrongType'],
      ['1', 'wrongType'],
      [Number.NaN, 'wrongType'],
    ],
  },
  decimal: {
    field: number(it, { integer: false, max: 2 }),
    fits: [0, 1.25],
    not: [
      [2.01, 'tooLarge', 2],
      [-0.1, 'tooSmall', 0],
      [Number.POSITIVE_INFINITY, 'wrongType'],
    ],
  },
  date: {
    field: date(it),
    fits: ['2024-02-29', '1949-10-01'],
    not: [
      ['2025-02-29', 'notADate'],
      ['2025-2-1', 'notADate'],
      ['2025-13-01', 'notADate'],
      [20250101, 'wrongType'],
    ],
  },
  instant: {
    field: instant(it),
    fits: [0, 1_767_225_600_000],
    not: [
      ['2026-01-01', 'wrongType'],
      [Number.NaN, 'wrongType'],
    ],
  },
  flag: {
    field: flag(it),
    fits: [true, false],
    not: [
      [1, 'wrongType'],
      ['true', 'wrongType'],
    ],
  },
  phone: {
    field: phone(it),
    fits: ['19900000000', '13900000000', '0551-1234567', '05511234567', '010-12345678', '0551-1234567-12'],
    not: [
      ['12900000000', 'badPhone'],
      ['1990000000', 'badPhone'],
      ['+8619900000000', 'badPhone'],
      ['', 'badPhone'],
      [199, 'wrongType'],
    ],
  },
  idNumber: {
    field: idNumber(it),
    fits: ['11010519491231002X', '110105491231002'],
    not: [
      ['110105194912310021', 'badIdNumber'],
      ['11010519491231002x', 'badIdNumber'],
      ['110105491331002', 'badIdNumber'],
      [1, 'wrongType'],
    ],
  },
  people: {
    field: people(it),
    fits: [[], ['u_1', 'u_2']],
    not: [
      ['u_1', 'wrongType'],
      [[1], 'wrongType'],
      [['u'.repeat(65)], 'wrongType'],
    ],
  },
  reference: {
    field: reference(it, 'household'),
    fits: ['r_1', 'x'.repeat(64)],
    not: [
      ['x'.repeat(65), 'tooLong', 64],
      [{ id: 'r_1' }, 'wrongType'],
    ],
  },
  place: {
    field: place(it),
    fits: [
      { lng: 117.5, lat: 31.5 },
      { lng: -180, lat: 90, accuracy: 12 },
    ],
    not: [
      [{ lng: 181, lat: 0 }, 'wrongType'],
      [{ lng: 0, lat: -91 }, 'wrongType'],
      [{ lng: 0 }, 'wrongType'],
      [[117, 31], 'wrongType'],
    ],
  },
  photos: {
    field: photos(it, { max: 2 }),
    fits: [[], [{ sha256: hash }], [{ sha256: hash, takenAt: 1, about: '正面' }]],
    not: [
      [[{ sha256: 'A'.repeat(64) }], 'wrongType'],
      [[hash], 'wrongType'],
      [[1, 2, 3].map(() => ({ sha256: hash })), 'tooMany', 2],
      [{ sha256: hash }, 'wrongType'],
    ],
  },
  list: {
    field: list(it, { name: text(it, { max: 2 }), phone: phone(it) }, { max: 2 }),
    fits: [[], [{ name: '王' }, { name: '李', phone: null }], [{ other: 1 }]],
    not: [
      [[{ name: '欧阳锋' }], 'tooLong', 2],
      [[{ phone: '1' }], 'badPhone'],
      [['王'], 'wrongType'],
      [[{}, {}, {}], 'tooMany', 2],
      [{ name: '王' }, 'wrongType'],
    ],
  },
  answers: {
    field: answers(it, { a: it, b: it }),
    fits: [
      {},
      { a: { value: 'none' } },
      { b: { value: 'yes', measures: { width_mm: 1.2 }, quick: true } },
      { later: { value: 'x' } },
      { a: null },
    ],
    not: [
      [[], 'wrongType'],
      [{ a: 'none' }, 'wrongType'],
      [{ a: { value: 1 } }, 'wrongType'],
      [{ a: { value: 'x'.repeat(61) } }, 'wrongType'],
      [Object.fromEntries(many(301).map((id) => [id, {}])), 'tooMany', 300],
    ],
  },
  verbatim: { field: verbatim(it), fits: ['a', 1, { a: [null] }, []], not: [] },
}

describe.each(Object.entries(cases))('%s', (_name, { field, fits, not }) => {
  test('what fits', () => {
    expect(fits.map((value) => field.check(value))).toEqual(fits.map(() => null))
  })

  test('what does not, and why', () => {
    const issues = not.map(([value]) => field.check(value))
    expect(issues).toEqual(not.map(([, code, limit]) => (limit === undefined ? { code } : { code, limit })))
  })

  test('values that were made for it fit, and no value makes it throw', () => {
    fc.assert(
      fc.property(valueOf(field), fc.jsonValue(), (made, any) => {
        expect(field.check(made)).toBeNull()
        expect(() => field.check(any)).not.toThrow()
      }),
    )
  })
})

test('every kind of field is told here', () => {
  const files = readdirSync(join(import.meta.dirname, '../../../src/domain/fields')).filter(
    (file) => file !== 'field.ts',
  )
  const named = files.map((file) =>
    file.slice(0, -3).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
  )
  const kinds = new Set(Object.values(cases).map(({ field }) => field.kind))
  expect([...kinds].sort()).toEqual(named.sort())
})
