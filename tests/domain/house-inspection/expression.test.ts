import { describe, expect, it } from 'vitest'
import { condition } from '#domain/records/house-inspection/expression.ts'

const house = {
  floors: 3,
  occupants: 12,
  isBusiness: true,
  isRented: false,
  structureType: 'steel',
  width: 1.5,
  none: null,
}

describe('a condition', () => {
  it.each([
    ['floors >= 3', true],
    ['floors > 3', false],
    ['floors <= 2 || occupants >= 10', true],
    ['floors <= 2 or occupants >= 10', true],
    ['floors == 3 and isRented == true', false],
    ['width > 1.0 && floors == 3', true],
    ["structureType in ['steel','mixed']", true],
    ['structureType in ["timber"]', false],
    ["structureType == 'steel'", true],
    ["structureType != 'steel'", false],
    ['isBusiness', true],
    ['isRented', false],
    ['true', true],
    ['false || true', true],
    ['  floors>=3  ', true],
    ['3 <= floors', true],
    ['(isRented || isBusiness) && floors < 3', false],
  ])('%s is %s', (text, expected) => expect(condition(text)(house)).toBe(expected))

  it('binds and tighter than or', () => {
    expect(condition('isBusiness || isRented && floors > 9')(house)).toBe(true)
    expect(condition('isRented && floors > 9 || isBusiness')(house)).toBe(true)
  })

  it.each([
    'missing > 0',
    'missing < 1',
    'missing == 1',
    'missing != 1',
    'none != 1',
    'none == none',
    "missing in ['a']",
    'missing',
  ])('is false when something is missing: %s', (text) => expect(condition(text)(house)).toBe(false))

  it.each(["floors > '2'", "floors == '3'", 'structureType > 1', 'isBusiness > 0', 'isBusiness == 1'])(
    'is false when types differ: %s',
    (text) => expect(condition(text)(house)).toBe(false),
  )

  it('sees nothing but the values given', () => {
    expect(condition('constructor')({})).toBe(false)
    expect(condition('toString != 1')({})).toBe(false)
    expect(condition('floors >= 1')({ floors: Number.NaN })).toBe(false)
  })

  it.each([
    '',
    'floors >=',
    '>= 3',
    'floors 3',
    'floors = 3',
    'floors >= 3 &&',
    "structureType in 'steel'",
    'structureType in []',
    "structureType in ['steel'",
    'structureType in [steel]',
    "structureType == 'steel",
    'not floors',
    'floors > 3 > 2',
    '(floors > 3',
    'floors > 3)',
    'alert(1)',
    'house.floors > 1',
    'floors >= 3;',
  ])('throws when it is malformed: %s', (text) => expect(() => condition(text)).toThrow(SyntaxError))
})
