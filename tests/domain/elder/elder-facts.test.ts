import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/local-date.ts'
import { ageOn } from '#domain/records/elder/age.ts'
import { type ElderFile, elderFacts } from '#domain/records/elder/elder-facts.ts'
import { elderRisk } from '#domain/records/elder/elder-risk.ts'

const today = '2025-06-10'

const file = (more: Partial<ElderFile> = {}): ElderFile => ({
  birthDate: '1950-06-10',
  livingArrangement: 'alone',
  abilityLevel: 'intact',
  cognition: 'normal',
  phone: '19900000001',
  ...more,
})

describe('age', () => {
  it('changes on the birthday', () => {
    expect(ageOn('1945-06-11', today)).toBe(79)
    expect(ageOn('1945-06-10', today)).toBe(80)
  })

  it('changes on 1 March for one born on 29 February', () => {
    expect(ageOn('1944-02-29', '2025-02-28')).toBe(80)
    expect(ageOn('1944-02-29', '2025-03-01')).toBe(81)
    expect(ageOn('1944-02-29', '2024-02-29')).toBe(80)
  })

  it('never falls from one day to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
        const day = addDays('1944-02-29', days)
        expect(ageOn('1944-02-29', addDays(day, 1))).toBeGreaterThanOrEqual(ageOn('1944-02-29', day))
      }),
    )
  })
})

describe('the facts of an elder', () => {
  const flags = (more: Partial<ElderFile>) => elderFacts(file(more), today).flags

  it('come from a bare file', () =>
    expect(elderFacts(file(), today)).toEqual({
      age: 75,
      livingArrangement: 'alone',
      abilityLevel: 'intact',
      cognition: 'normal',
      illness: 'none',
      disability: 'none',
      statusFamily: [],
      childrenSupport: 'ok',
      openHazards: 0,
      flags: [],
    }))

  it.each([
    [{ chronic: [] }, 'none'],
    [{ chronic: ['lung'] }, 'chronic1-2'],
    [{ chronic: ['lung', 'heart', 'joints'] }, 'chronic>=3'],
    [{ chronic: ['lung'], lifeThreatening: true }, 'life_threatening'],
  ])('take the worst illness of %j', (more, illness) =>
    expect(elderFacts(file(more), today).illness).toBe(illness),
  )

  it('take disability from the certificate, or else from the category', () => {
    const of = (more: Partial<ElderFile>) => elderFacts(file(more), today).disability
    expect(of({ disabilityLevel: '2' })).toBe('level1-2')
    expect(of({ disabilityLevel: '4', categories: ['severe_disability'] })).toBe('level3-4')
    expect(of({ categories: ['severe_disability'] })).toBe('level1-2')
  })

  it.each([
    ['injurious_fall', 90, 'fall_90d'],
    ['discharge', 30, 'hospital_30d'],
    ['bereavement', 180, 'bereavement_180d'],
    ['self_harm', 30, 'event_30d'],
  ] as const)('remember %s for %i days', (kind, days, flag) => {
    expect(flags({ events: [{ kind, on: addDays(today, -days) }] })).toContain(flag)
    expect(flags({ events: [{ kind, on: addDays(today, -days - 1) }] })).not.toContain(flag)
  })

  it('leave out events of the future and without a day', () =>
    expect(flags({ events: [{ kind: 'discharge', on: '2025-06-11' }, { kind: 'discharge' }] })).toEqual([]))

  it('notice who cannot be reached and who refuses', () => {
    expect(flags({ phone: '' })).toEqual(['no_phone_and_no_device'])
    expect(flags({ phone: '', device: ['call'] })).toEqual([])
    expect(flags({ consent: 'refused' })).toEqual(['refuses_contact'])
  })

  it('take the house and the last visits from other records', () => {
    const facts = elderFacts(file({ events: [{ kind: 'carer_lost', on: today }] }), today, {
      houseControl: 'red',
      openHazards: 2,
      lastTwoVisitsNotNormal: true,
    })
    expect(elderRisk(facts)).toMatchObject({ level: 'red', rules: ['R6', 'R7'], score: 30 + 5 + 15 + 10 })
  })
})
