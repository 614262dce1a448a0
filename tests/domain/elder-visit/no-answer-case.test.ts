import { describe, expect, it } from 'vitest'
import type { Body } from '#domain/records/body.ts'
import type { ElderVisit } from '#domain/records/elder/elder-standing.ts'
import { noAnswerSteps } from '#domain/records/elder-visit/no-answer.ts'
import { nextStep, openNoAnswer, stepDue } from '#domain/records/elder-visit/open-no-answer.ts'
import { openNotes } from '#domain/records/elder-visit/open-notes.ts'
import { sameAsLast } from '#domain/records/elder-visit/same-as-last.ts'

const start = Date.UTC(2026, 0, 5, 1)
const minute = 60_000

const visit = (id: string, minutes: number, body: Body<'elderVisit'>): ElderVisit => ({
  id,
  type: 'elderVisit',
  scope: 'g:07/care',
  rev: 1,
  state: 'closed',
  createdBy: 'u_li',
  createdAt: start + (minutes + 5) * minute,
  updatedBy: 'u_li',
  updatedAt: start,
  body: {
    elder: 'e_1',
    mode: 'in_person',
    status: 'submitted',
    startedAt: start + minutes * minute,
    endedAt: start + (minutes + 5) * minute,
    ...body,
  },
})
const attempt = (id: string, minutes: number, body: Body<'elderVisit'> = {}) =>
  visit(id, minutes, { contact: 'not_home', ...body })

describe('[4.6] an elder who did not answer', () => {
  it('stays open over several attempts, with the steps of all of them and the clock of the first', () => {
    const found = openNoAnswer([
      attempt('v_1', 0, { ladder: [{ done: '1', at: start + minute }] }),
      attempt('v_2', 40, { ladder: [{ done: '2', at: start + 41 * minute }] }),
    ])
    expect(found).toMatchObject({ first: start, last: { id: 'v_2' } })
    expect(found!.steps).toEqual({ '1': start + minute, '2': start + 41 * minute })
    expect(nextStep(found!.steps)?.n).toBe(4)
  })

  it.each([
    ['somebody reached since', visit('v_2', 60, { contact: 'met', mode: 'neighbour' })],
    ['a refusal since', visit('v_2', 60, { contact: 'refused' })],
    ['an outcome', attempt('v_2', 60, { outcome: 'not_found' })],
  ])('is settled by %s', (_what, later) => {
    expect(openNoAnswer([attempt('v_1', 0), later])).toBeNull()
  })

  it('[T1] a visit that a phone whose clock had jumped dates later settles nothing that came after it', () => {
    const met = visit('v_1', 0, { contact: 'met', endedAt: Date.UTC(2027, 0, 1) })
    expect(openNoAnswer([met, attempt('v_2', 60)])?.last.id).toBe('v_2')
    expect(openNoAnswer([attempt('v_2', 60), visit('v_3', 90, { contact: 'met' })])).toBeNull()
  })

  it('a draft or a voided record settles nothing', () => {
    const draft = visit('v_2', 60, { contact: 'met', status: 'draft' })
    const voided = visit('v_3', 70, { contact: 'met', status: 'void' })
    expect(openNoAnswer([attempt('v_1', 0), draft, voided])?.last.id).toBe('v_1')
  })

  it('the limits of steps 4 and 5 go by the level, step 5 from step 4', () => {
    const [, , , fourth, fifth, sixth] = noAnswerSteps
    const due = (level: 'red' | 'yellow' | 'green') => stepDue(fourth!, level, start, {})! - start
    expect([due('red'), due('yellow'), due('green')]).toEqual([30 * minute, 120 * minute, 1440 * minute])
    expect(stepDue(fifth!, 'red', start, {})).toBeNull()
    expect(stepDue(fifth!, 'yellow', start, { '4': start })).toBe(start + 240 * minute)
    expect(stepDue(sixth!, 'red', start, {})).toBe(Date.UTC(2026, 0, 5, 16))
  })

  it('calling for help is for a sign of danger, not the next step of the ladder', () => {
    expect(nextStep({})?.n).toBe(1)
    expect(nextStep({ '2': start })?.n).toBe(4)
    expect(nextStep({ '6': start })).toBeNull()
  })
})

describe('[4.6 W] what was found is shown at the next visit', () => {
  const met = (id: string, minutes: number, value: string, note?: string) =>
    visit(id, minutes, { contact: 'met', answers: { he_mobility: { value, ...(note && { note }) } } })

  it('until it was normal twice in a row', () => {
    const first = met('v_1', 0, 'attention', '左腿')
    expect(openNotes([first])).toMatchObject([{ item: 'he_mobility', value: 'attention', note: '左腿' }])
    expect(openNotes([first, met('v_2', 60, 'normal')])).toMatchObject([{ normalOnce: true }])
    expect(openNotes([first, met('v_2', 60, 'normal'), met('v_3', 90, 'normal')])).toEqual([])
  })

  it('"not checked" is no answer to it', () => {
    const later = [met('v_2', 60, 'not_checked'), met('v_3', 90, 'not_checked')]
    expect(openNotes([met('v_1', 0, 'abnormal'), ...later])).toHaveLength(1)
  })
})

describe('与上次相同', () => {
  const last = {
    he_mobility: { value: 'attention', note: '左腿' },
    he_illness: { value: 'abnormal' },
    sa_gas: { value: 'normal' },
    hy_home: { value: 'not_checked' },
  }

  it('carries on normal and needs-attention, never abnormal or unseen, and what this mode can see', () => {
    expect(sameAsLast('phone', {}, last)).toEqual({
      he_mobility: { value: 'attention', note: '左腿', quick: true },
    })
    expect(Object.keys(sameAsLast('in_person', {}, last)).sort()).toEqual(['he_mobility', 'sa_gas'])
  })

  it('leaves a given answer alone', () => {
    const given = { he_mobility: { value: 'normal' } }
    expect(sameAsLast('phone', given, last)).toEqual(given)
  })
})
