import { describe, expect, it } from 'vitest'
import { checklistSections } from '#domain/records/house-inspection/checklist.ts'
import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import { missingEvidence } from '#domain/records/house-inspection/missing-evidence.ts'
import { quickPass } from '#domain/records/house-inspection/quick-pass.ts'
import { clean, house } from './houses.ts'

const base = house()

describe('missing evidence', () => {
  it('is nothing in a clean house', () => expect(missingEvidence(base, clean(base))).toEqual([]))

  it('asks for one photo of some hazard and two of a severe one', () => {
    const answers = clean(base, {
      fr_roof: { value: 'collapse', photos: ['a'] },
      fr_stair: { value: 'crack' },
    })
    expect(missingEvidence(base, answers)).toEqual([
      { item: 'fr_roof', photos: 1 },
      { item: 'fr_stair', photos: 1 },
    ])
  })

  it('does not count the same photo twice', () => {
    const answers = clean(base, { fr_roof: { value: 'collapse', photos: ['a', 'a'] } })
    expect(missingEvidence(base, answers)).toEqual([{ item: 'fr_roof', photos: 1 }])
  })

  it('takes a reason instead', () => {
    const answers = clean(base, { fr_roof: { value: 'collapse', noPhotoReason: 'unsafe' } })
    expect(missingEvidence(base, answers)).toEqual([])
  })

  it('follows a measurement and the profile', () => {
    const measured = { ms_diagonal_crack: { value: 'below', measures: { max_width_mm: 12 }, photos: ['a'] } }
    expect(missingEvidence(base, clean(base, measured))).toEqual([{ item: 'ms_diagonal_crack', photos: 1 }])
    const weathered = clean(base, { ms_weathering: { value: 'heavy', photos: ['a'] } })
    expect(missingEvidence(base, weathered, 'fujian_like')).toEqual([])
  })

  it('never sends anyone back into an emergency', () => {
    const answers = clean(base, { em_noise_debris: { value: 'yes' }, fr_roof: { value: 'collapse' } })
    expect(missingEvidence(base, answers)).toEqual([])
  })

  it('asks for no photo where the item wants none', () => {
    const shop = house({ isBusiness: true })
    const answers = clean(shop, { al_no_design: { value: 'yes' }, lg_construction: { value: 'absent' } })
    expect(missingEvidence(shop, answers)).toEqual([])
  })
})

describe('quick pass', () => {
  it('makes a clean house of an untouched form in one tap per section', () => {
    const asked = { em: 'no', lg: 'complete' }
    let answers = clean(base)
    answers = Object.fromEntries(
      Object.entries(answers).filter(([id]) => Object.keys(asked).some((start) => id.startsWith(start))),
    )
    for (const { id } of checklistSections) answers = quickPass(id, base, answers)
    expect(gradeHouse(base, answers)).toMatchObject({ grade: 'none', control: 'green', unresolved: [] })
    expect(answers.fr_roof).toEqual({ value: 'none', quick: true })
    expect(answers.em_noise_debris).toEqual({ value: 'no' })
  })

  it('keeps what was answered, noted and measured', () => {
    const given = {
      fr_roof: { value: 'leak' },
      fr_stair: { note: '看过' },
      fr_cantilever: { measures: { width_mm: 2 } },
    }
    expect(quickPass('floor_roof', base, given)).toEqual({
      fr_roof: { value: 'leak' },
      fr_stair: { value: 'none', note: '看过', quick: true },
      fr_precast_slab: { value: 'none', quick: true },
      fr_cantilever: { value: 'none', measures: { width_mm: 2 }, quick: true },
    })
  })

  it('keeps a value it does not know', () =>
    expect(quickPass('floor_roof', base, { fr_roof: { value: 'gone' } }).fr_roof).toEqual({ value: 'gone' }))

  it.each(['emergency', 'legality', 'no_such_section'])('does nothing in the section %s', (section) =>
    expect(quickPass(section, base, {})).toEqual({}),
  )

  it('passes only items that apply', () => expect(quickPass('steel', base, {})).toEqual({}))
})
