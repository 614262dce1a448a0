import { describe, expect, it } from 'vitest'
import type { Answer } from '#domain/fields/answers.ts'
import type { HouseAnswers, HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import vectors from '../vectors/house-grading.json' with { type: 'json' }
import { clean, house } from './houses.ts'

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const toFacts = (given: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [camel(name), value]),
  ) as unknown as HouseFacts

function toAnswer(given: unknown): Answer {
  if (typeof given === 'string') return { value: given }
  const { value, ...measures } = given as Record<string, number> & { value: string }
  return { value, measures: measures as Record<string, number> }
}

function toAnswers(facts: HouseFacts, given: Record<string, unknown>): HouseAnswers {
  const { '*': rest, ...own } = given
  const answers = Object.fromEntries(Object.entries(own).map(([id, answer]) => [id, toAnswer(answer)]))
  return rest === 'none' ? clean(facts, answers) : answers
}

describe('the published examples', () => {
  it.each(vectors)('$name is graded as agreed', (vector) => {
    const facts = toFacts(vector.house)
    expect(gradeHouse(facts, toAnswers(facts, vector.answers))).toMatchObject(vector.expect)
  })
})

describe('the grade of a house', () => {
  const base = house()

  it('is undetermined while nothing is answered, and nothing about it is an emergency', () => {
    const grading = gradeHouse(base, {})
    expect(grading).toMatchObject({
      grade: 'undetermined',
      control: 'yellow',
      operation: 'unchecked',
      legality: 'incomplete',
      emergency: false,
      expertReasons: ['keyUnresolved'],
    })
    expect(grading.unresolved).toHaveLength(42)
  })

  it('is undetermined when one key item was not seen', () => {
    const grading = gradeHouse(base, clean(base, { fd_uneven_settlement: { value: 'not_seen' } }))
    expect(grading).toMatchObject({
      grade: 'undetermined',
      unresolved: ['fd_uneven_settlement'],
      expert: true,
    })
  })

  it('stands a few unseen items that are not key, but not more than a fifth', () => {
    // 37 emergency and structure items apply: seven are 19 %, eight are 22 %.
    const minor = [
      'fr_roof',
      'fr_stair',
      'ev_lintel',
      'al_overload',
      'al_no_design',
      'fd_slip',
      'ms_weathering',
    ]
    const unseen = (ids: string[]) =>
      clean(base, Object.fromEntries(ids.map((id) => [id, { value: 'unsure' }])))
    expect(gradeHouse(base, unseen(minor)).grade).toBe('none')
    expect(gradeHouse(base, unseen([...minor, 'fd_base_damage'])).grade).toBe('undetermined')
  })

  it('takes a value from another version for unresolved', () => {
    const grading = gradeHouse(base, clean(base, { ms_vertical_crack: { value: 'crumbling' } }))
    expect(grading).toMatchObject({ grade: 'undetermined', unresolved: ['ms_vertical_crack'] })
  })

  it('takes not applicable for unresolved where the item does not allow it', () => {
    expect(gradeHouse(base, clean(base, { fd_overall_tilt: { value: 'na' } })).grade).toBe('undetermined')
    expect(gradeHouse(base, clean(base, { fr_cantilever: { value: 'na' } })).grade).toBe('none')
  })

  it('leaves items it does not know aside', () => {
    const answers = clean(base, {
      later_item: { value: 'severe' },
      constructor: { value: 'x' },
    } as HouseAnswers)
    expect(gradeHouse(base, answers)).toEqual(gradeHouse(base, clean(base)))
  })

  it('survives answers of any shape', () => {
    const broken = {
      fr_roof: null,
      fd_slip: { value: null },
      ms_vertical_crack: { value: 'below', measures: null },
    }
    const grading = gradeHouse(base, { ...clean(base), ...(broken as unknown as HouseAnswers) })
    expect(grading).toMatchObject({ grade: 'some', unresolved: ['fd_slip', 'fr_roof'] })
  })

  it('M3: takes a fact that no rule can read for the worst it may mean', () => {
    const garbled = (more: object) => ({ ...base, ...more }) as unknown as HouseFacts
    const cracked = clean(base, { fd_overall_tilt: { value: 'over_limit' } })
    const leaning = clean(base, { fd_overall_tilt: { value: 'unsure', measures: { tilt_pct: 2.5 } } })
    expect(gradeHouse(base, cracked)).toMatchObject({ grade: 'some', control: 'yellow' })
    expect(gradeHouse(base, leaning).grade).toBe('undetermined')
    for (const floors of ['3层', '三', -3, true]) {
      const grading = gradeHouse(garbled({ floors }), cracked)
      expect(grading).toMatchObject({ grade: 'some', control: 'orange' })
      expect(gradeHouse(garbled({ floors, isRented: '是' }), cracked).expertReasons).toContain('tallAndUsed')
      expect(gradeHouse(garbled({ floors }), leaning).grade).toBe('some')
    }
    expect(gradeHouse(garbled({ occupants: '二十' }), cracked).control).toBe('orange')
    for (const more of [{ isBusiness: 'yes' }, { occupants: '二十' }, { hasSteelPart: 1 }]) {
      const asWorst = Object.fromEntries(
        Object.keys(more).map((name) => [name, name === 'occupants' ? 20 : true]),
      )
      expect(applicableItems(garbled(more))).toEqual(applicableItems(house(asWorst)))
    }
  })

  it('believes a measurement where the worker was unsure', () => {
    const measured = { ms_tilt_local: { value: 'unsure', measures: { lean_permille: 9 } } }
    expect(gradeHouse(base, clean(base, measured))).toMatchObject({
      grade: 'severe',
      unresolved: [],
      reasons: [{ item: 'ms_tilt_local', value: 'unsure', effect: 'S', by: 'measure' }],
    })
  })

  it('believes the worker where a measurement says less', () => {
    const measured = { ms_diagonal_crack: { value: 'severe', measures: { max_width_mm: 1 } } }
    expect(gradeHouse(base, clean(base, measured)).reasons).toMatchObject([{ effect: 'S', by: 'answer' }])
  })

  it('does not let a hairline settle a value from another version', () => {
    const measures = { width_mm: 0.2 }
    const of = (value: string) =>
      gradeHouse(base, clean(base, { rc_slab_crack: { value, measures } })).unresolved
    expect(of('unsure')).toEqual([])
    expect(of('collapsed')).toEqual(['rc_slab_crack'])
  })

  it('does not let a measurement pass for a fact of the house', () => {
    const tilt = { fd_overall_tilt: { value: 'none', measures: { floors: 5, tilt_pct: 2.5 } } }
    expect(gradeHouse(base, clean(base, tilt)).grade).toBe('none')
    const tall = house({ floors: 3 })
    expect(gradeHouse(tall, clean(tall, tilt)).grade).toBe('some')
  })

  it('counts three places of one general hazard as many', () => {
    const places = (count: number) =>
      clean(base, { ms_horizontal_bulge: { value: 'horizontal', places: count } })
    expect(gradeHouse(base, places(2))).toMatchObject({ aggregate: false, expert: false })
    expect(gradeHouse(base, places(3))).toMatchObject({ aggregate: true, expertReasons: ['aggregate'] })
  })

  it('does not count hazards around the house as many', () => {
    const around = {
      site_geohazard_zone: { value: 'potential', places: 3 },
      site_adjacent_excavation: { value: 'present' },
      ev_parapet_facade: { value: 'loose' },
    }
    expect(gradeHouse(base, clean(base, around))).toMatchObject({ grade: 'some', aggregate: false })
  })

  it('upgrades many general hazards and lowers weathering in a Fujian-like province', () => {
    const three = {
      ms_horizontal_bulge: { value: 'horizontal' },
      ms_joint_through_crack: { value: 'through' },
      ev_lintel: { value: 'crack' },
    }
    expect(gradeHouse(base, clean(base, three), 'fujian_like')).toMatchObject({
      grade: 'severe',
      control: 'red',
    })
    const weathered = clean(base, { ms_weathering: { value: 'heavy' } })
    expect(gradeHouse(base, weathered).grade).toBe('severe')
    expect(gradeHouse(base, weathered, 'fujian_like').grade).toBe('some')
  })

  it('asks for an expert when a bad house turned good without a remediation', () => {
    const was = house({ previousGrade: 'severe' })
    expect(gradeHouse(was, clean(was)).expertReasons).toEqual(['improvedUnexplained'])
    const mended = house({ previousGrade: 'severe', remediated: true })
    expect(gradeHouse(mended, clean(mended)).expert).toBe(false)
  })

  it('asks for an expert in a rented house of three floors with some hazard', () => {
    const rented = house({ floors: 3, isRented: true })
    const stair = clean(rented, { fr_stair: { value: 'crack' } })
    expect(gradeHouse(rented, stair).expertReasons).toEqual(['tallAndUsed'])
  })

  it('names every finding, strongest first', () => {
    const shop = house({ isBusiness: true })
    const answers = clean(shop, {
      lg_business_license: { value: 'absent' },
      op_wiring: { value: 'yes' },
      fr_roof: { value: 'collapse' },
      al_no_design: { value: 'yes' },
      site_slope_retaining: { value: 'near_ok' },
    })
    expect(gradeHouse(shop, answers).reasons).toEqual([
      { item: 'fr_roof', value: 'collapse', effect: 'S', by: 'answer' },
      { item: 'al_no_design', value: 'yes', effect: 'M', by: 'condition' },
      { item: 'lg_business_license', value: 'absent', effect: 'L1', by: 'answer' },
      { item: 'op_wiring', value: 'yes', effect: 'O2', by: 'answer' },
    ])
  })

  it('checks operation and papers beside the structure', () => {
    const of = (facts: HouseFacts, more: HouseAnswers) => gradeHouse(facts, clean(facts, more))
    const shop = house({ isBusiness: true })
    expect(of(base, { op_wiring: { value: 'yes' } })).toMatchObject({
      operation: 'general',
      control: 'green',
    })
    expect(of(shop, { op_wiring: { value: 'yes' } })).toMatchObject({
      operation: 'general',
      control: 'yellow',
    })
    expect(of(shop, { op_wiring: { value: 'not_seen' } })).toMatchObject({
      operation: 'unchecked',
      control: 'green',
    })
    expect(of(shop, { op_escape: { value: 'partial' } })).toMatchObject({ operation: 'general' })
    expect(of(base, { lg_land_planning: { value: 'absent' } })).toMatchObject({
      legality: 'missing',
      control: 'green',
    })
    expect(of(shop, { lg_land_planning: { value: 'absent' } })).toMatchObject({
      legality: 'missing',
      control: 'yellow',
    })
    expect(of(base, { lg_construction: { value: 'na' } })).toMatchObject({ legality: 'complete' })
    expect(of(base, { lg_construction: { value: 'unsure' } })).toMatchObject({ legality: 'incomplete' })
    const crowd = house({ occupants: 10 })
    expect(of(crowd, { op_escape: { value: 'partial' } })).toMatchObject({
      operation: 'major',
      control: 'orange',
    })
  })
})
