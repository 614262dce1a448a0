import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/access/role.ts'
import type { JsonObject } from '#domain/json.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { houseInspection } from '#domain/records/house-inspection/definition.ts'
import { type House, houseStanding, type Inspection } from '#domain/records/house/house-standing.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Intent, Mutation } from '#domain/sync/mutation.ts'
import { clean, house } from './houses.ts'

const definition = houseInspection as unknown as RecordDefinition
const author: Actor = { user: 'u_wang', role: 'worker' }
const supervisor: Actor = { user: 'u_chen', role: 'supervisor' }
const facts = house()
const severe = { value: 'severe' }
const file = {
  id: 'h',
  type: 'house',
  scope: 'g:1/house',
  rev: 1,
  state: 'live',
  body: {},
} as unknown as House

function apply(current: RecordVersion | null, intent: Intent, actor: Actor, at: number): RecordVersion {
  const mutation = { uid: `m_${at}`, ordinal: at, at, schema: 1, ...intent } as Mutation
  const { outcome, next, problem } = merge(definition, current, mutation, { actor, at })
  expect([outcome, problem]).toEqual(['applied', undefined])
  return next!
}

const command = (name: string, args: JsonObject = {}): Intent => ({
  op: 'command',
  type: 'houseInspection',
  record: 'i',
  command: name,
  args,
})

const gradeOf = (inspection: RecordVersion) =>
  houseStanding(file, [inspection as unknown as Inspection], '2026-03-02').standing?.grade

describe('[M3] the worst grade an inspection has reported', () => {
  const body = {
    house: 'h',
    inspectionType: 'patrol',
    startedAt: 1,
    endedAt: 2,
    inspectors: ['u_wang'],
    facts,
    answers: clean(facts, { ms_vertical_crack: severe }),
  } as unknown as JsonObject
  const create: Intent = { op: 'create', type: 'houseInspection', record: 'i', scope: 'g:1/house', body }
  const correct: Intent = {
    op: 'patch',
    type: 'houseInspection',
    record: 'i',
    set: { 'answers.ms_vertical_crack': [severe, { value: 'none' }] },
  }

  const corrected = () => {
    let version = apply(null, create, author, 1)
    version = apply(version, command('submit'), author, 2)
    expect(gradeOf(version)).toBe('severe')
    version = apply(version, command('takeBack', { note: '看错了' }), author, 3)
    version = apply(version, correct, author, 4)
    return version
  }

  it('still stands while its author corrects it and after it is handed in again', () => {
    const version = corrected()
    expect(gradeOf(version)).toBe('severe')
    expect(gradeOf(apply(version, command('submit'), author, 5))).toBe('severe')
  })

  it('falls when somebody with the right accepts the correction', () => {
    const again = apply(corrected(), command('submit'), author, 5)
    expect(gradeOf(apply(again, command('approve', { note: '复看属实' }), supervisor, 6))).toBe('none')
  })
})
