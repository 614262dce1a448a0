import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ElderFacts } from '#domain/records/elder/elder-facts.ts'
import { elderRisk } from '#domain/records/elder/elder-risk.ts'
import vectors from '../vectors/elder-risk.json' with { type: 'json' }
import { anyElder, elder, levels } from './elders.ts'

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

describe('the published examples', () => {
  it.each(vectors)('$name is scored as agreed', ({ elder: given, expect: expected }) => {
    const facts = Object.fromEntries(Object.entries(given).map(([name, value]) => [camel(name), value]))
    expect(elderRisk(facts as unknown as ElderFacts)).toMatchObject(expected)
  })
})

describe('the score', () => {
  const points = (more: Partial<ElderFacts>) => elderRisk(elder(more)).score

  it('is nothing without a factor', () =>
    expect(elderRisk(elder())).toEqual({
      score: 0,
      level: 'green',
      byFacts: 'green',
      rules: [],
      factors: [],
    }))

  it.each([
    [69, 0],
    [70, 5],
    [79, 5],
    [80, 12],
    [89, 12],
    [90, 18],
  ])('gives age %i its %i points', (age, expected) => expect(points({ age })).toBe(expected))

  it('counts a couple more when both are 75', () => {
    expect(points({ livingArrangement: 'couple', age: 76, spouseAge: 74 })).toBe(5 + 12)
    expect(points({ livingArrangement: 'couple', age: 76, spouseAge: 75 })).toBe(5 + 20)
    expect(points({ livingArrangement: 'couple', age: 76 })).toBe(5 + 12)
  })

  it('takes the highest family status, not their sum', () =>
    expect(points({ statusFamily: ['low_income', 'childless', 'special_family'] })).toBe(10))

  it('takes at most fifteen points for the home, and all of them for an orange or red house', () => {
    expect(points({ openHazards: 2 })).toBe(10)
    expect(points({ openHazards: 9 })).toBe(15)
    expect(points({ houseControl: 'orange' })).toBe(15)
    expect(points({ houseControl: 'yellow', openHazards: 1 })).toBe(5)
  })

  it('adds contactability and events', () => {
    expect(points({ flags: ['no_phone_and_no_device', 'refuses_contact'] })).toBe(7)
    const events = ['fall_90d', 'hospital_30d', 'bereavement_180d', 'last_two_visits_not_normal'] as const
    expect(points({ flags: events })).toBe(44)
    expect(points({ flags: ['fall_90d', 'fall_90d'] })).toBe(10)
  })

  it('never exceeds a hundred, and is what its factors add up to', () => {
    fc.assert(
      fc.property(anyElder, (facts) => {
        const { score, factors } = elderRisk(facts)
        const sum = factors.reduce((total, one) => total + one.points, 0)
        expect(score).toBe(Math.min(100, sum))
      }),
    )
  })

  it('gives nothing for values of another version', () =>
    expect(
      elderRisk(
        elder({ livingArrangement: 'in_orbit', cognition: 'toString', statusFamily: ['x'] } as never),
      ),
    ).toMatchObject({ score: 0, level: 'green' }))
})

describe('the level', () => {
  const rules = (more: Partial<ElderFacts>) => elderRisk(elder(more)).rules

  it('is yellow from 30 and red from 60', () => {
    const of = (more: Partial<ElderFacts>) => elderRisk(elder(more))
    expect(of({ livingArrangement: 'alone' })).toMatchObject({ score: 30, level: 'yellow' })
    expect(of({ livingArrangement: 'couple', openHazards: 3 })).toMatchObject({ score: 27, level: 'green' })
    expect(of({ livingArrangement: 'alone', openHazards: 3, disability: 'level1-2' })).toMatchObject({
      score: 57,
      level: 'yellow',
    })
    expect(of({ livingArrangement: 'alone', openHazards: 3, cognition: 'suspected', age: 70 })).toMatchObject(
      { score: 60, level: 'red' },
    )
  })

  it.each([
    ['R1', { age: 80, livingArrangement: 'alone' }],
    ['R2', { abilityLevel: 'moderate' }],
    ['R3', { cognition: 'diagnosed' }],
    ['R4', { illness: 'life_threatening', livingArrangement: 'couple' }],
    ['R5', { statusFamily: ['destitute_scattered'], age: 75 }],
    ['R6', { flags: ['event_30d'] }],
    ['R7', { houseControl: 'red' }],
  ] as const)('is red by hard rule %s', (rule, more) => {
    expect(rules(more)).toEqual([rule])
    expect(elderRisk(elder(more)).level).toBe('red')
  })

  it('stops just short of the hard rules', () => {
    expect(rules({ age: 79, livingArrangement: 'alone' })).toEqual([])
    expect(rules({ abilityLevel: 'severe', flags: ['carer_lives_in'] })).toEqual([])
    expect(rules({ cognition: 'diagnosed', livingArrangement: 'with_carer' })).toEqual([])
    expect(rules({ illness: 'life_threatening' })).toEqual([])
    expect(rules({ statusFamily: ['destitute_scattered'], age: 74 })).toEqual([])
    expect(rules({ houseControl: 'orange' })).toEqual([])
  })

  it('is only ever raised by a worker', () => {
    fc.assert(
      fc.property(anyElder, fc.constantFrom(...levels), (facts, levelFloor) => {
        const before = levels.indexOf(elderRisk(facts).level)
        const after = levels.indexOf(elderRisk({ ...facts, levelFloor }).level)
        expect(after).toBe(Math.max(before, levels.indexOf(levelFloor)))
      }),
    )
  })
})
