import { describe, expect, it } from 'vitest'
import type { Answers } from '#domain/fields/answers.ts'
import { bodyRows } from '#domain/desk/body-rows.ts'
import { elderVisitRows } from '#domain/desk/elder-visit-rows.ts'
import { inspectionRows } from '#domain/desk/inspection-rows.ts'
import { pathLabel, pathWords } from '#domain/desk/path-label.ts'
import { quickShare } from '#domain/desk/quick-share.ts'
import type { JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { TypedRecord } from '#domain/records/body.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import { checklistItems } from '#domain/records/house-inspection/checklist.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import { definitionOf } from '#domain/records/registry.ts'

const facts: HouseFacts = {
  structureType: 'brick_concrete_precast',
  floors: 3,
  isBusiness: false,
  isRented: false,
  occupants: 6,
  hasSteelPart: false,
  roofType: 'slab',
}
const version = (type: string, body: JsonObject) =>
  ({
    id: 'r',
    type,
    scope: 'g',
    rev: 1,
    state: 'closed',
    body,
    createdBy: 'u',
    createdAt: 0,
    updatedBy: 'u',
    updatedAt: 0,
  }) as RecordVersion
const inspection = (answers: Answers, more: Partial<HouseFacts> = {}) =>
  version('houseInspection', {
    facts: { ...facts, ...more },
    answers,
  } as never) as unknown as TypedRecord<'houseInspection'>
const visit = (answers: Answers) =>
  version('elderVisit', { answers } as never) as unknown as TypedRecord<'elderVisit'>

describe('an inspection as lines', () => {
  it('has every item that applies, and what changed since last time', () => {
    const now = inspection({ em_noise_debris: { value: 'yes', note: '夜里响' } }, { occupants: 14 })
    const rows = inspectionRows(now, inspection({ em_noise_debris: { value: 'no' } }))
    const items = rows.filter(({ path }) => path.startsWith('answers.'))
    expect(items.map(({ path }) => path.slice(8))).toEqual(
      applicableItems({ ...facts, occupants: 14 }).map(({ id }) => id),
    )
    expect(rows.filter(({ changed }) => changed).map(({ path }) => path)).toEqual([
      'facts.occupants',
      'answers.em_noise_debris',
    ])
    expect(rows.find(({ path }) => path === 'answers.em_noise_debris')).toMatchObject({
      before: { zh: '没有' },
      now: { zh: '有' },
      tone: 'red',
      meaning: { zh: '严重' },
      note: '夜里响',
    })
  })

  it('marks nothing as changed when there is no last time, and an unanswered item as open', () => {
    const rows = inspectionRows(inspection({}), null)
    expect(rows.some(({ changed }) => changed)).toBe(false)
    expect(rows.find(({ path }) => path === 'answers.em_noise_debris')).toMatchObject({
      before: null,
      now: null,
      tone: 'yellow',
      meaning: { zh: '待核实' },
    })
  })

  it('keeps an answer to an item that no longer applies, and a value of another version', () => {
    const applies = new Set(applicableItems(facts).map(({ id }) => id))
    const other = checklistItems.find(({ id }) => !applies.has(id))!
    const rows = inspectionRows(inspection({ [other.id]: { value: 'strange' } }), null)
    expect(rows.find(({ path }) => path === `answers.${other.id}`)).toMatchObject({
      now: { zh: 'strange' },
      tone: null,
    })
  })

  it('does not call a new note or photo another finding', () => {
    const was = inspection({ fr_stair: { value: 'none' } })
    const now = inspection({ fr_stair: { value: 'none', note: '看过', photos: ['a'], quick: true } })
    expect(inspectionRows(now, was).filter(({ changed }) => changed)).toEqual([])
  })
})

describe('a care visit as lines', () => {
  it('has what was answered in either, with the meaning of the present answer', () => {
    const rows = elderVisitRows(
      visit({ he_mobility: { value: 'attention' }, me_mood: { value: 'normal' } }),
      visit({ he_mobility: { value: 'normal' }, sa_gas: { value: 'normal' } }),
    )
    expect(rows.map(({ path, changed, tone }) => [path, changed, tone])).toEqual([
      ['answers.he_mobility', true, 'yellow'],
      ['answers.me_mood', true, null],
      ['answers.sa_gas', true, null],
    ])
  })
})

describe('any record as lines', () => {
  it('shows filled fields by their names in the order of the form, references by title', () => {
    const home = definitionOf('household')!
    const rows = bodyRows(home, { room: '302', building: 'r_b', status: 'lived' }, null, {
      r_b: { zh: '3栋', en: '3' },
    })
    expect(rows.map(({ label, now }) => [label.zh, now?.zh])).toEqual([
      ['楼栋', '3栋'],
      ['房号', '302'],
      ['居住情况', '常住'],
    ])
  })

  it('names paths and values of checklists and of unknown fields', () => {
    const definition = definitionOf('houseInspection')!
    expect(pathLabel(definition, 'answers.em_noise_debris').zh).not.toContain('answers')
    expect(pathWords(definition, 'answers.em_noise_debris', { value: 'yes', note: '响' }, {}).zh).toBe(
      '有 · 响',
    )
    expect(pathLabel(definition, 'nonsense').zh).toBe('nonsense')
  })
})

it('counts quick answers as a share of the given ones', () => {
  expect(
    quickShare({ a: { value: 'x', quick: true }, b: { value: 'y' }, c: { note: 'only a note' } }),
  ).toEqual({
    part: 1,
    whole: 2,
  })
})
