import { describe, expect, it } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import {
  type CaseFacts,
  caseSteps,
  nextCaseStep,
  pressingCaseStep,
} from '#domain/records/hazard-case/case-steps.ts'
import { day, found, hour } from './cases.ts'

const endOf = (date: string) => momentOf(date) + day - 1
const dues = (facts: CaseFacts) =>
  Object.fromEntries(caseSteps(facts, found, found).map(({ step, due }) => [step, due]))
const stepAt = (facts: CaseFacts, step: string, now: number) =>
  caseSteps(facts, found, now).find((one) => one.step === step)!

describe('the steps of a case (DOMAIN 3.5)', () => {
  it('have the limits of red', () => {
    expect(dues({ colour: 'red' })).toEqual({
      reportByPhone: found + hour,
      evacuate: found + 24 * hour,
      cordon: found + 24 * hour,
      verify: found + 72 * hour,
      appraise: endOf('2026-03-09'),
      plan: endOf('2026-03-17'),
      rectify: endOf('2026-05-31'),
      accept: null,
    })
  })

  it('have the limits of orange', () => {
    expect(dues({ colour: 'orange', planDue: '2026-04-15', workDoneOn: '2026-04-10' })).toEqual({
      restrictUse: found + 24 * hour,
      verify: found + 72 * hour,
      appraise: endOf('2026-03-17'),
      plan: endOf('2026-04-01'),
      rectify: endOf('2026-04-15'),
      accept: endOf('2026-04-17'),
    })
  })

  it('have the limits of yellow, the notice in working days', () => {
    expect(dues({ colour: 'yellow' })).toEqual({
      notice: endOf('2026-03-05'),
      verify: endOf('2026-03-17'),
      rectify: endOf('2026-04-01'),
      accept: null,
    })
    const friday = momentOf('2026-03-06', 600)
    const [notice] = caseSteps({ colour: 'yellow', foundAt: friday }, friday, friday)
    expect(notice!.due).toBe(endOf('2026-03-11'))
  })

  it('are late when past their moment, or done after it', () => {
    const red: CaseFacts = { colour: 'red', foundAt: found }
    expect(stepAt(red, 'verify', found + 72 * hour)).toMatchObject({ late: false, done: null })
    expect(stepAt(red, 'verify', found + 72 * hour + 1)).toMatchObject({ late: true, done: null })
    const verified = (at: number) => ({ ...red, log: [{ step: 'confirm', at, by: 'li' }] })
    expect(stepAt(verified(found + 70 * hour), 'verify', found + 90 * day)).toMatchObject({ late: false })
    expect(stepAt(verified(found + 73 * hour), 'verify', found + 90 * day)).toMatchObject({ late: true })
  })

  it('name the next one and the one that presses most', () => {
    const facts: CaseFacts = {
      colour: 'red',
      foundAt: found,
      actions: [{ step: 'reportByPhone', at: found, by: 'wang' }],
      log: [{ step: 'control', at: found + hour, by: 'wang' }],
    }
    const steps = caseSteps(facts, found, found + 2 * hour)
    expect(nextCaseStep(steps)?.step).toBe('cordon')
    expect(pressingCaseStep(steps)?.step).toBe('cordon')
  })

  it('skip the appraisal that a simple repair did without, and the plan of a house found sound', () => {
    const planned = { colour: 'orange' as const, log: [{ step: 'plan', at: found + day }] }
    expect(stepAt(planned, 'appraise', found + 90 * day)).toMatchObject({ skipped: true, late: false })
    const sound = { colour: 'orange' as const, log: [{ step: 'sound', at: found + day }] }
    expect(stepAt(sound, 'plan', found + 90 * day)).toMatchObject({ skipped: true, late: false })
  })

  it('begin anew when the case is opened again, and the work when its acceptance failed', () => {
    const again: CaseFacts = {
      colour: 'red',
      foundAt: found + 100 * day,
      actions: [{ step: 'cordon', at: found, by: 'wang' }],
      log: [
        { step: 'confirm', at: found + day },
        { step: 'close', at: found + 50 * day },
        { step: 'reopen', at: found + 100 * day },
      ],
    }
    const steps = caseSteps(again, found, found + 100 * day)
    expect(steps.filter(({ done }) => done)).toEqual([])
    expect(steps[0]!.due).toBe(found + 100 * day + hour)
    const failed: CaseFacts = {
      colour: 'red',
      log: [
        { step: 'plan', at: found },
        { step: 'finish', at: found },
        { step: 'fail', at: found + day },
      ],
    }
    expect(stepAt(failed, 'rectify', found)).toMatchObject({ done: null })
    expect(stepAt(failed, 'plan', found).done).not.toBeNull()
  })
})
