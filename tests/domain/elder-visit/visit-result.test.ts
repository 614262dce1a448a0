import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers } from '#domain/fields/answers.ts'
import {
  elderVisitResult,
  isShortVisit,
  visitResult,
  visitResults,
} from '#domain/records/elder-visit/visit-result.ts'
import { visitItemById, visitItems } from '#domain/records/elder-visit/visit-items.ts'

const order = Object.keys(visitResults)
const given = (values: Record<string, string>): Answers =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]))
const result = (values: Record<string, string>, met = true, refused = false) =>
  elderVisitResult(given(values), met, refused).result

describe('the result of a visit', () => {
  it('is not touched by an answer that is normal or was not checked, of any item', () => {
    for (const { id, options } of visitItems) {
      const quiet = options.filter(({ value }) => value === 'normal' || value === 'not_checked')
      expect([id, quiet.map(({ effect }) => effect)]).toEqual([id, ['-', '-']])
    }
  })

  it('by itself is the same as with all that follows', () => {
    const id = fc.constantFrom(...visitItemById.keys(), 'later_item')
    const value = fc.constantFrom('normal', 'attention', 'abnormal', 'emergency', 'not_checked', '', 'later')
    fc.assert(
      fc.property(fc.dictionary(id, value), fc.boolean(), fc.boolean(), (values, met, refused) => {
        const all = elderVisitResult(given(values), met, refused)
        expect(visitResult(given(values), met, refused)).toBe(all.result)
        const [worst] = all.followUps
        expect(all.result === 'normal').toBe(met && !worst)
      }),
    )
  })

  it('is normal when nothing was found', () => {
    expect(result({})).toBe('normal')
    expect(result({ he_fall: 'normal', sa_gas: 'not_checked' })).toBe('normal')
  })

  it('is that of the worst answer', () => {
    expect(result({ he_fall: 'attention' })).toBe('attention')
    expect(result({ he_fall: 'attention', he_mobility: 'abnormal' })).toBe('abnormal')
    expect(result({ he_mobility: 'abnormal', he_illness: 'abnormal' })).toBe('abnormal_urgent')
    expect(result({ he_illness: 'abnormal', sa_gas: 'emergency' })).toBe('emergency')
    expect(result({ hy_surrounding: 'abnormal', en_neighbour: 'abnormal' })).toBe('attention')
  })

  it('is an attempt when nobody was met, which does not count as contact', () => {
    expect(elderVisitResult({}, false)).toMatchObject({ result: 'not_home', completed: false })
    expect(elderVisitResult({}, false, true)).toMatchObject({ result: 'refused', completed: false })
    expect(elderVisitResult({}, true)).toMatchObject({ completed: true })
  })

  it('is an emergency even when nobody was met', () => {
    const found = elderVisitResult(given({ sa_gas: 'emergency' }), false)
    expect(found).toMatchObject({ result: 'emergency', completed: false })
    expect(result({ sa_gas: 'abnormal' }, false)).toBe('not_home')
  })

  it('is never quieter for values and items of another version', () => {
    expect(result({ he_mobility: 'emergency' })).toBe('emergency')
    expect(result({ he_mobility: 'paralysed' })).toBe('attention')
    expect(result({ later_item: 'emergency' })).toBe('emergency')
    expect(result({ later_item: 'abnormal' })).toBe('abnormal')
    expect(result({ later_item: 'normal', he_fall: 'toString' })).toBe('attention')
  })

  it('survives answers of any shape', () =>
    expect(elderVisitResult({ he_fall: null, sa_gas: {} } as unknown as Answers, true).result).toBe('normal'))

  it('never gets better by one more finding', () => {
    const id = fc.constantFrom(...visitItemById.keys())
    const value = fc.constantFrom('normal', 'attention', 'abnormal', 'emergency', 'not_checked')
    fc.assert(
      fc.property(fc.dictionary(id, value), id, value, (values, one, more) => {
        const { [one]: _, ...rest } = values
        expect(order.indexOf(result({ ...rest, [one]: more }))).toBeGreaterThanOrEqual(
          order.indexOf(result(rest)),
        )
      }),
    )
  })
})

describe('what follows from a visit', () => {
  it('comes worst first, with its items and limits', () => {
    const { followUps } = elderVisitResult(
      given({ he_mobility: 'abnormal', en_indoor: 'abnormal', me_mood: 'emergency', hy_home: 'attention' }),
      true,
    )
    expect(followUps.map(({ effect, items }) => [effect, items])).toEqual([
      ['E', ['me_mood']],
      ['U1', ['en_indoor']],
      ['U2', ['he_mobility']],
      ['W', ['hy_home']],
    ])
    expect(followUps[0]?.steps[0]?.code).toBe('callRescue')
    expect(followUps[1]?.steps.map(({ within }) => within)).toEqual([
      { at: 'sameDay' },
      { hours: 24 },
      { days: 3 },
    ])
    expect(followUps[2]?.steps[0]?.within).toEqual({ workingDays: 3 })
  })

  it('creates an inspection, hazards and events', () => {
    const { creates } = elderVisitResult(
      given({
        en_house: 'abnormal',
        sa_electric: 'abnormal',
        sa_gas: 'emergency',
        he_fall: 'abnormal',
        me_mood: 'emergency',
      }),
      true,
    )
    expect(creates).toEqual([
      { item: 'en_house', creates: 'houseInspection' },
      { item: 'sa_electric', creates: 'hazardMatter' },
      { item: 'sa_gas', creates: 'hazardMatter' },
      { item: 'he_fall', creates: 'injurious_fall' },
      { item: 'me_mood', creates: 'self_harm' },
    ])
  })

  it('creates nothing from what only needs attention', () => {
    const all = Object.fromEntries(visitItems.map(({ id }) => [id, 'attention']))
    expect(elderVisitResult(given({ ...all, me_mood: 'abnormal' }), true).creates).toEqual([])
  })
})

describe('a short visit', () => {
  it('is one in person under two minutes', () => {
    expect(isShortVisit('in_person', 0, 119_999)).toBe(true)
    expect(isShortVisit('in_person', 0, 120_000)).toBe(false)
    expect(isShortVisit('phone', 0, 30_000)).toBe(false)
  })
})
