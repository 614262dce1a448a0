import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, isRealDate } from '#domain/local-date.ts'
import { elderDue } from '#domain/records/elder/elder-due.ts'
import { anyDue, anyToday, anyVisit, levels } from './elders.ts'

const anyVisits = fc.array(anyVisit, { maxLength: 8 })
const runs = { numRuns: 1000 }

describe('whatever happened', () => {
  it('an active elder is always due some day, by the earlier of the two', () => {
    fc.assert(
      fc.property(anyDue, anyVisits, anyToday, (elder, visits, today) => {
        const found = elderDue(elder, visits, today)!
        expect(isRealDate(found.nextDue)).toBe(true)
        expect(found.nextDue).toBe(found.dueContact < found.duePerson ? found.dueContact : found.duePerson)
        expect(found.kind).toBe(found.nextDue === found.duePerson ? 'in_person' : 'contact')
        expect(found.days).toBe(daysBetween(today, found.nextDue))
      }),
      runs,
    )
  })

  it('one more completed visit never makes anything due earlier', () => {
    fc.assert(
      fc.property(anyDue, anyVisits, anyVisit, anyToday, (elder, visits, more, today) => {
        const before = elderDue(elder, visits, today)!
        const after = elderDue(elder, [...visits, more], today)!
        expect(after.dueContact >= before.dueContact).toBe(true)
        expect(after.duePerson >= before.duePerson).toBe(true)
        expect(after.nextDue >= before.nextDue).toBe(true)
      }),
      runs,
    )
  })

  it('a higher level is never due later', () => {
    fc.assert(
      fc.property(anyDue, anyVisits, anyToday, (elder, visits, today) => {
        const days = levels.map((level) => elderDue({ ...elder, level }, visits, today)!.nextDue)
        expect(days).toEqual([...days].sort().reverse())
      }),
      runs,
    )
  })

  it('an event never makes anything due later', () => {
    fc.assert(
      fc.property(anyDue, anyVisits, anyToday, anyToday, (elder, visits, on, today) => {
        const events = [...(elder.events ?? []), { kind: 'discharge' as const, on }]
        expect(
          elderDue({ ...elder, events }, visits, today)!.nextDue <= elderDue(elder, visits, today)!.nextDue,
        ).toBe(true)
      }),
      runs,
    )
  })

  it('the order in which visits arrived does not matter', () => {
    fc.assert(
      fc.property(anyDue, anyVisits, anyToday, (elder, visits, today) => {
        expect(elderDue(elder, visits.toReversed(), today)).toEqual(elderDue(elder, visits, today))
      }),
    )
  })

  it('time alone never turns a missed or overdue day back to ok within a day', () => {
    const rank = { done_today: 0, ok: 0, due_soon: 1, overdue: 2, missed: 3 }
    const minutes = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(anyDue, anyVisits, anyToday, minutes, minutes, (elder, visits, today, a, b) => {
        const early = elderDue(elder, visits, today, Math.min(a, b))!.status
        const late = elderDue(elder, visits, today, Math.max(a, b))!.status
        expect(rank[late]).toBeGreaterThanOrEqual(rank[early])
      }),
      runs,
    )
  })
})
