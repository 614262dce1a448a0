import { describe, expect, it } from 'vitest'
import { changesSince } from '#domain/records/house-inspection/changes-since.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import { answerPapers, papersTogether } from '#domain/records/house-inspection/papers-at-once.ts'

const facts: HouseFacts = {
  structureType: 'brick_concrete_precast',
  floors: 2,
  isBusiness: true,
  isRented: false,
  occupants: 4,
  hasSteelPart: false,
  roofType: 'precast',
}

describe('papers answered together', () => {
  it('offers what every open paper knows, and answers all of them but those that have an answer', () => {
    expect(papersTogether(facts, {}).map(({ zh }) => zh)).toContain('没有')
    const given = answerPapers('complete', facts, { lg_land_planning: { value: 'absent' } })
    expect(given.lg_land_planning).toEqual({ value: 'absent' })
    expect([given.lg_construction, given.lg_business_license, given.lg_safety_certificate]).toEqual([
      { value: 'complete' },
      { value: 'complete' },
      { value: 'complete' },
    ])
    expect(Object.keys(given).filter((id) => !id.startsWith('lg_'))).toEqual([])
  })

  it('offers nothing where one paper or none is open', () => {
    const lived = { ...facts, isBusiness: false }
    expect(papersTogether(lived, { lg_construction: { value: 'complete' } })).toEqual([])
    expect(papersTogether(lived, {}).length).toBeGreaterThan(2)
  })
})

describe('two looks at a house side by side', () => {
  it('tell what was settled in both and differs, in answer or in the number of places', () => {
    const last = { facts, answers: { ev_lintel: { value: 'none' }, fr_stair: { value: 'crack' } } }
    const now = {
      facts,
      answers: {
        ev_lintel: { value: 'crack' },
        fr_stair: { value: 'crack', places: 3 },
        fr_roof: { value: 'leak' },
      },
    }
    expect(changesSince(last, now)).toEqual([
      { item: 'fr_stair', before: 'crack', now: 'crack' },
      { item: 'ev_lintel', before: 'none', now: 'crack' },
    ])
    expect(changesSince(last, last)).toEqual([])
  })
})
