import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isIdNumber } from '#domain/fields/id-number.ts'
import { idNumbers } from '#tests/support/arbitraries.ts'

describe('citizen ID numbers (GB 11643)', () => {
  test('the published example is right', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true)
  })

  test('of the eleven characters that might come last, one is right', () => {
    fc.assert(
      fc.property(idNumbers, (number) => {
        const right = '0123456789X'.split('').filter((last) => isIdNumber(number.slice(0, 17) + last))
        expect(right).toEqual([number[17]])
      }),
    )
  })

  test('one wrong digit is always found', () => {
    fc.assert(
      fc.property(
        idNumbers,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (number, at, by) => {
          const digit = (Number(number[at]) + by) % 10
          expect(isIdNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false)
        },
      ),
    )
  })

  test('two digits that changed places are always found', () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 0, max: 15 }), (number, at) => {
        const [a, b] = [number[at]!, number[at + 1]!]
        fc.pre(a !== b)
        expect(isIdNumber(number.slice(0, at) + b + a + number.slice(at + 2))).toBe(false)
      }),
    )
  })

  test.each([
    '',
    '1101051949123100',
    '11010519491231002XX',
    ' 11010519491231002X',
    '010105194912310027',
    '110105494912',
  ])('%j is none', (text) => {
    expect(isIdNumber(text)).toBe(false)
  })
})
