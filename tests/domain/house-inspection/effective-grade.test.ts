import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlLevel } from '#domain/records/house-inspection/control-level.ts'
import { type AppraisalGrade, effectiveGrade } from '#domain/records/house-inspection/effective-grade.ts'
import {
  gradeOrder,
  gradeSeverity,
  worseGrade,
  type HouseGrade,
} from '#domain/records/house-inspection/grade-order.ts'

const anyGrade = fc.constantFrom(...gradeOrder)

describe('the effective grade', () => {
  it('is never lowered by the worker', () => {
    fc.assert(
      fc.property(anyGrade, anyGrade, (computed, worker) => {
        const grade = effectiveGrade({ computed, worker })
        expect(gradeSeverity(grade)).toBe(Math.max(gradeSeverity(computed), gradeSeverity(worker)))
      }),
    )
  })

  it('follows whoever verified it, both ways', () => {
    expect(effectiveGrade({ computed: 'severe', worker: 'severe', verified: 'none' })).toBe('none')
    expect(effectiveGrade({ computed: 'none', verified: 'severe' })).toBe('severe')
  })

  it('ignores a grade it does not know', () => {
    expect(effectiveGrade({ computed: 'some', worker: 'catastrophic' as HouseGrade })).toBe('some')
    expect(worseGrade('unheard' as HouseGrade, 'none')).toBe('none')
  })

  const report = (grade: AppraisalGrade, more = {}) => ({
    computed: 'some' as const,
    verified: 'some' as const,
    inspectedOn: '2025-03-01',
    today: '2025-06-10',
    appraisal: { grade, date: '2025-04-01', ...more },
  })

  it.each([
    ['A', 'none'],
    ['B', 'none'],
    ['C', 'some'],
    ['D', 'severe'],
  ] as const)('follows a newer appraisal: %s is %s', (grade, expected) =>
    expect(effectiveGrade(report(grade))).toBe(expected),
  )

  it('goes back to the inspection when the appraisal is older, expired, overtaken by an alteration or unknown', () => {
    expect(effectiveGrade({ ...report('D'), inspectedOn: '2025-04-01' })).toBe('some')
    expect(effectiveGrade(report('D', { validUntil: '2025-06-09' }))).toBe('some')
    expect(effectiveGrade(report('D', { validUntil: '2025-06-10' }))).toBe('severe')
    expect(effectiveGrade({ ...report('A'), alteredOn: '2025-05-02' })).toBe('some')
    expect(effectiveGrade({ ...report('A'), alteredOn: '2025-04' })).toBe('some')
    expect(effectiveGrade({ ...report('A'), alteredOn: '2025' })).toBe('some')
    expect(effectiveGrade({ ...report('A'), alteredOn: '2024' })).toBe('none')
    expect(effectiveGrade(report('E' as AppraisalGrade))).toBe('some')
  })
})

describe('the control colour', () => {
  const quiet = { grade: 'none', emergency: false, operation: 'none', legality: 'complete' } as const
  const home = { isBusiness: false, isRented: false, occupants: 4, floors: 2 }

  it('is red in an emergency whatever the grade', () => {
    expect(controlLevel({ ...quiet, emergency: true }, home)).toBe('red')
    expect(controlLevel({ ...quiet, grade: 'severe' }, home)).toBe('red')
  })

  it('is orange for some hazard where people crowd, else yellow', () => {
    const some = { ...quiet, grade: 'some' } as const
    expect(controlLevel(some, home)).toBe('yellow')
    const crowded = [{ isBusiness: true }, { isRented: true }, { occupants: 10 }, { floors: 3 }]
    for (const use of crowded) expect(controlLevel(some, { ...home, ...use })).toBe('orange')
  })

  it('is orange for a major operation problem anywhere', () =>
    expect(controlLevel({ ...quiet, operation: 'major' }, home)).toBe('orange'))

  it('is yellow for small problems only where there is business', () => {
    const small = { ...quiet, operation: 'general' } as const
    const papers = { ...quiet, legality: 'missing' } as const
    expect([controlLevel(small, home), controlLevel(papers, home)]).toEqual(['green', 'green'])
    expect(controlLevel(small, { ...home, isRented: true })).toBe('yellow')
    expect(controlLevel(papers, { ...home, isRented: true })).toBe('green')
    expect(controlLevel(papers, { ...home, isBusiness: true })).toBe('yellow')
  })
})
