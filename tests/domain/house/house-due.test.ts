import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/local-date.ts'
import { type HouseDueFacts, houseDue } from '#domain/records/house/house-due.ts'

const today = '2025-06-10'

const file = (more: Partial<HouseDueFacts> = {}): HouseDueFacts => ({
  lastInspected: '2025-06-01',
  registeredOn: '2024-01-01',
  caseOpen: false,
  isBusiness: false,
  builtYear: 2005,
  status: 'active',
  ...more,
})

describe('a house is due', () => {
  it.each([
    ['every year', {}, 'yearly', 365, '2026-06-01'],
    ['every quarter when built by 1990', { builtYear: 1990 }, 'oldHouse', 90, '2025-08-30'],
    [
      'every quarter when its band is before 1990',
      { builtYear: undefined, builtBand: 'from1981' },
      'oldHouse',
      90,
      '2025-08-30',
    ],
    ['every quarter where water comes', { floodProne: true }, 'floodProne', 90, '2025-08-30'],
    ['monthly when used for business', { isBusiness: true, builtYear: 1970 }, 'business', 30, '2025-07-01'],
    [
      'monthly with an appraisal C not cleared',
      { appraisalGrade: 'C' },
      'appraisalNotCleared',
      30,
      '2025-07-01',
    ],
    ['monthly with an open case', { caseOpen: true, controlLevel: 'orange' }, 'openCase', 30, '2025-07-01'],
    [
      'weekly with an open red case',
      { caseOpen: true, controlLevel: 'red', isBusiness: true },
      'redCase',
      7,
      '2025-06-08',
    ],
  ] as const)('%s', (_, more, rule, interval, due) =>
    expect(houseDue(file(more), today)).toMatchObject({ rule, interval, due }),
  )

  it('is not shortened by red without a case, an appraisal B or a newer band', () =>
    expect(
      houseDue(file({ controlLevel: 'red', appraisalGrade: 'B', builtBand: 'from1991' }), today),
    ).toMatchObject({
      rule: 'yearly',
    }))

  it('counts the days that are left or lost', () => {
    expect(houseDue(file({ caseOpen: true, controlLevel: 'red' }), today)?.days).toBe(-2)
    expect(houseDue(file({ isBusiness: true }), today)?.days).toBe(21)
  })

  it('within 30 days of registration when nobody ever inspected it, sooner with a red case', () => {
    const fresh = file({ lastInspected: undefined, registeredOn: '2025-06-05', floodProne: true })
    expect(houseDue(fresh, today)).toMatchObject({ due: '2025-07-05', rule: 'neverInspected' })
    expect(houseDue({ ...fresh, caseOpen: true, controlLevel: 'red' }, today)).toMatchObject({
      due: '2025-06-12',
    })
  })

  it('today when not even its registration is known', () =>
    expect(houseDue(file({ lastInspected: undefined, registeredOn: undefined }), today)).toMatchObject({
      due: today,
      days: 0,
    }))

  it.each(['demolished', 'merged', 'notSelfBuilt', ''])('never when its file is %j', (status) =>
    expect(houseDue(file({ status }), today)).toBeNull(),
  )

  it('never earlier by a later inspection', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 400 }),
        fc.boolean(),
        (ago, more, old) => {
          const first = file({ lastInspected: addDays(today, -ago - more), builtYear: old ? 1980 : 2010 })
          const second = { ...first, lastInspected: addDays(today, -ago) }
          expect(houseDue(second, today)!.due >= houseDue(first, today)!.due).toBe(true)
        },
      ),
    )
  })
})
