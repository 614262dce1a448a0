import { describe, expect, it } from 'vitest'
import type { Answers } from '#domain/fields/answers.ts'
import type { JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import {
  type CaseBody,
  caseAfterInspection,
  type DangerousFind,
} from '#domain/records/hazard-case/case-after-inspection.ts'
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
        set: {
          linked: [null, [{ inspection: 'r_second' }]],
          colour: ['yellow', 'red'],
          reporters: [['wang'], ['wang', 'chen']],
        },
      },
    ])
    const red = new CaseStory({ colour: 'red' }, 'planned')
    const [patch] = caseAfterInspection(find({ ev_lintel: { value: 'crack' } }), cases(red), newId)
    expect(Object.keys((patch as { set: object }).set)).not.toContain('colour')
  })

  it('says nothing to a case that knows it all', () => {
    const open = new CaseStory({ inspection: 'r_first' }, 'planned')
    const [patch] = caseAfterInspection(find(cracked), cases(open), newId)
    open.write(
      Object.fromEntries(
        Object.entries((patch as unknown as { set: Record<string, [never, never]> }).set).map(
          ([k, [, v]]) => [k, v],
        ),
      ),
    )
    expect(caseAfterInspection(find(cracked), cases(open), newId)).toEqual([])
  })

  it('opens the closed case again when a finding of it is back, else makes a new one', () => {
    const closed = new CaseStory({ findings: [{ item: 'ms_diagonal_crack', effect: 'S' }] }, 'closed')
    closed.record = { ...closed.record, state: 'closed' }
    const ops = caseAfterInspection(find(cracked), cases(closed), newId).map(({ op, record }) => [op, record])
    expect(ops).toEqual([
      ['command', 'c_1'],
      ['patch', 'c_1'],
    ])
    const other = caseAfterInspection(find({ ev_lintel: { value: 'crack' } }), cases(closed), newId)
    expect(other.map(({ op, record }) => [op, record])).toEqual([['create', 'r_new']])
  })
})
