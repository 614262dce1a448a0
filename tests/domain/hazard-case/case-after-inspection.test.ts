import { describe, expect, it } from 'vitest'
import type { Answers } from '#domain/fields/answers.ts'
import type { JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import {
  type CaseBody,
  caseAfterInspection,
  type DangerousFind,
} from '#domain/records/hazard-case/case-after-inspection.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import { CaseStory, found } from './cases.ts'

const facts: HouseFacts = {
  structureType: 'brick_concrete_precast',
  floors: 2,
  isBusiness: false,
  isRented: false,
  occupants: 4,
  hasSteelPart: false,
  roofType: 'precast',
}
const shot = 'c'.repeat(64)

function find(answers: Answers, more: Partial<DangerousFind> = {}): DangerousFind {
  const grading = gradeHouse(facts, answers)
  return {
    house: 'r_house',
    scope: 'g:07/house',
    inspection: 'r_second',
    answers,
    grading,
    grade: grading.grade,
    control: grading.control,
    user: 'chen',
    at: found,
    ...more,
  }
}
const cracked: Answers = {
  ms_diagonal_crack: { value: 'severe', photos: [shot] },
  ev_lintel: { value: 'crack' },
}
const cases = (story: CaseStory) => [story.record as unknown as RecordVersion<CaseBody>]
const newId = () => 'r_new'

type Change = Record<string, [never, never]>
const setsOf = (intents: readonly Intent[]) =>
  intents.flatMap((one) => (one.op === 'patch' ? [one.set as unknown as Change] : []))

/** Takes the patches in, as the server would; what stood against each. */
const tell = (story: CaseStory, intents: readonly Intent[]) =>
  setsOf(intents).map((set) =>
    story.write(Object.fromEntries(Object.entries(set).map(([name, [, next]]) => [name, next]))),
  )
const pictures = (count: number, about: string) =>
  Array.from({ length: count }, (_, n) => ({ sha256: n.toString(16).padStart(64, '0'), about }))

describe('an inspection that finds danger', () => {
  it('makes a case with its findings, photos, colour and reporter', () => {
    const [create, ...rest] = caseAfterInspection(find(cracked), [], newId)
    expect(rest).toEqual([])
    expect(create).toMatchObject({ op: 'create', type: 'hazardCase', record: 'r_new', scope: 'g:07/house' })
    expect((create as { body: JsonObject }).body).toMatchObject({
      house: 'r_house',
      inspection: 'r_second',
      colour: 'red',
      foundAt: found,
      reporters: ['chen'],
      findings: [
        { item: 'ms_diagonal_crack', effect: 'S', answer: 'severe' },
        { item: 'ev_lintel', effect: 'M', answer: 'crack' },
      ],
      photosBefore: [{ sha256: shot, about: 'ms_diagonal_crack', takenAt: found }],
    })
  })

  it('makes none of a clean house, nor of one that nobody could see into', () => {
    expect(caseAfterInspection(find({}, { grade: 'none' }), [], newId)).toEqual([])
    expect(caseAfterInspection(find({}), [], newId)).toEqual([])
  })

  it('tells the open case instead, and raises its colour but never lowers it', () => {
    const open = new CaseStory({ colour: 'yellow', inspection: 'r_first', findings: [] }, 'planned')
    const intents = caseAfterInspection(find(cracked), cases(open), newId)
    expect(intents).toMatchObject([
      {
        op: 'patch',
        record: 'c_1',
        set: { colour: ['yellow', 'red'], reporters: [['wang'], ['wang', 'chen']] },
      },
      { op: 'patch', record: 'c_1', set: { linked: [null, [{ inspection: 'r_second' }]] } },
    ])
    const red = new CaseStory({ colour: 'red' }, 'planned')
    const told = setsOf(caseAfterInspection(find({ ev_lintel: { value: 'crack' } }), cases(red), newId))
    expect(told.flatMap((set) => Object.keys(set))).not.toContain('colour')
  })

  it('says nothing to a case that knows it all', () => {
    const open = new CaseStory({ inspection: 'r_first' }, 'planned')
    tell(open, caseAfterInspection(find(cracked), cases(open), newId))
    expect(caseAfterInspection(find(cracked), cases(open), newId)).toEqual([])
  })

  it('tells of worse danger however many photos, findings and inspections the case has', () => {
    const full = new CaseStory(
      {
        colour: 'orange',
        photosBefore: pictures(60, 'fr_cantilever'),
        findings: Array.from({ length: 119 }, (_, n) => ({
          item: 'fr_cantilever',
          effect: 'M',
          answer: `${n}`,
        })),
        linked: Array.from({ length: 200 }, (_, n) => ({ inspection: `r_${n}` })),
      },
      'planned',
    )
    const refused = tell(full, caseAfterInspection(find(cracked), cases(full), newId))
    expect(refused).toEqual([null, null])
    expect(full.record.body).toMatchObject({ colour: 'red', reporters: ['wang', 'chen'] })
    expect(full.record.body.findings).toHaveLength(120)
    expect(full.record.body.photosBefore).toHaveLength(60)
  })

  it('tells of worse danger though another phone filled the lists in the meantime', () => {
    const open = new CaseStory({ colour: 'orange', photosBefore: pictures(59, 'fr_cantilever') }, 'planned')
    const intents = caseAfterInspection(find(cracked), cases(open), newId)
    open.write({ photosBefore: pictures(60, 'fr_cantilever') })
    expect(tell(open, intents)).toEqual([null, 'badValue'])
    expect(open.record.body).toMatchObject({ colour: 'red', reporters: ['wang', 'chen'] })
  })

  it('adds no photo of an item that an open case has one of', () => {
    const open = new CaseStory({ photosBefore: pictures(1, 'ms_diagonal_crack') }, 'planned')
    tell(open, caseAfterInspection(find(cracked), cases(open), newId))
    expect(open.record.body.photosBefore).toHaveLength(1)
  })

  it('makes a case of more photos than it can hold, with one of every finding', () => {
    const many = pictures(60, '').map(({ sha256 }) => sha256)
    const answers: Answers = {
      ms_diagonal_crack: { value: 'severe', photos: many },
      ev_lintel: { value: 'crack', photos: [shot] },
    }
    const [create] = caseAfterInspection(find(answers), [], newId)
    const { photosBefore } = (create as unknown as { body: { photosBefore: { about: string }[] } }).body
    expect(photosBefore).toHaveLength(60)
    expect(photosBefore.map(({ about }) => about)).toContain('ev_lintel')
  })

  it('opens the closed case again when a finding of it is back, else makes a new one', () => {
    const closed = new CaseStory({ findings: [{ item: 'ms_diagonal_crack', effect: 'S' }] }, 'closed')
    closed.record = { ...closed.record, state: 'closed' }
    const ops = caseAfterInspection(find(cracked), cases(closed), newId).map(({ op, record }) => [op, record])
    expect(ops).toEqual([
      ['command', 'c_1'],
      ['patch', 'c_1'],
      ['patch', 'c_1'],
    ])
    const other = caseAfterInspection(find({ ev_lintel: { value: 'crack' } }), cases(closed), newId)
    expect(other.map(({ op, record }) => [op, record])).toEqual([['create', 'r_new']])
  })
})
