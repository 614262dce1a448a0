import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlSeverity } from '#domain/records/house-inspection/control-level.ts'
import { gradeOrder, gradeSeverity } from '#domain/records/house-inspection/grade-order.ts'
import {
  type InspectionOutcome,
  decisive,
  disagreeing,
  standingGrade,
} from '#domain/records/house-inspection/standing-grade.ts'

const day = 86_400_000

const inspection = (id: string, on: number, more: Partial<InspectionOutcome>): InspectionOutcome => ({
  id,
  author: 'w1',
  endedAt: on * day,
  status: 'submitted',
  grade: 'none',
  control: 'green',
  verified: false,
  ...more,
})

const anyInspection = fc.record({
  id: fc.uuid(),
  author: fc.constantFrom('w1', 'w2'),
  endedAt: fc.integer({ min: 0, max: 20 * day }),
  status: fc.constantFrom('draft', 'submitted', 'returned', 'accepted', 'void'),
  grade: fc.constantFrom(...gradeOrder),
  control: fc.constantFrom('green', 'yellow', 'orange', 'red'),
  verified: fc.boolean(),
})
const anyInspections = fc.uniqueArray(anyInspection, { selector: ({ id }) => id, maxLength: 8 })

const severity = (inspections: readonly InspectionOutcome[]) => {
  const { grade } = standingGrade(inspections)
  return grade === null ? -1 : gradeSeverity(grade)
}

const colour = (inspections: readonly InspectionOutcome[]) =>
  controlSeverity(standingGrade(inspections).control ?? 'green')

describe('the grade that stands', () => {
  it('is none at all before anyone inspected', () =>
    expect(standingGrade([])).toEqual({
      grade: null,
      by: null,
      control: null,
      controlBy: null,
      pendingLower: null,
    }))

  it('owes nothing to what came before the last one that settles it, and that need not be graded', () => {
    fc.assert(
      fc.property(anyInspections, anyInspections, fc.boolean(), (earlier, later, accepted) => {
        const settling = inspection('s', 21, accepted ? { status: 'accepted' } : { verified: true })
        const after = later.map((one) => ({ ...one, id: `l${one.id}`, endedAt: one.endedAt + 22 * day }))
        const all = [...earlier, settling, ...after]
        expect(standingGrade(all)).toEqual(standingGrade([settling, ...after]))
        const left = new Set(decisive(all).map(({ id }) => id))
        expect(earlier.filter(({ id }) => left.has(id))).toEqual([])
      }),
    )
  })

  it('is that of a first submitted inspection, good or bad', () => {
    expect(standingGrade([inspection('a', 1, {})])).toMatchObject({ grade: 'none', by: 'a' })
    expect(standingGrade([inspection('a', 1, { grade: 'severe' })])).toMatchObject({
      grade: 'severe',
      by: 'a',
    })
  })

  it('worsens at once and improves only when accepted', () => {
    const bad = inspection('a', 1, { grade: 'severe' })
    const good = inspection('b', 2, { grade: 'none' })
    expect(standingGrade([bad, good])).toMatchObject({ grade: 'severe', by: 'a', pendingLower: 'b' })
    expect(standingGrade([bad, { ...good, status: 'accepted' }])).toMatchObject({
      grade: 'none',
      by: 'b',
      pendingLower: null,
    })
    expect(standingGrade([bad, { ...good, verified: true }])).toMatchObject({ grade: 'none', by: 'b' })
    expect(standingGrade([good, { ...bad, endedAt: 3 * day }])).toMatchObject({ grade: 'severe', by: 'a' })
  })

  it('takes an equal newer inspection, after which nothing waits', () => {
    const list = [
      inspection('a', 1, { grade: 'some' }),
      inspection('b', 2, { grade: 'none' }),
      inspection('c', 3, { grade: 'some' }),
    ]
    expect(standingGrade(list)).toMatchObject({ grade: 'some', by: 'c', pendingLower: null })
  })

  it('[M3] keeps the worse colour when an equal grade comes in a better one, until that is accepted', () => {
    const orange = inspection('a', 1, { grade: 'none', control: 'orange' })
    const green = inspection('b', 2, { grade: 'none', control: 'green' })
    expect(standingGrade([orange, green])).toEqual({
      grade: 'none',
      by: 'b',
      control: 'orange',
      controlBy: 'a',
      pendingLower: 'b',
    })
    expect(standingGrade([orange, { ...green, status: 'accepted' }])).toMatchObject({
      control: 'green',
      controlBy: 'b',
      pendingLower: null,
    })
  })

  it('[M3] takes a worse colour at once, even from an inspection whose better grade waits', () => {
    const some = inspection('a', 1, { grade: 'some', control: 'yellow' })
    const burning = inspection('b', 2, { grade: 'none', control: 'orange' })
    expect(standingGrade([some, burning])).toEqual({
      grade: 'some',
      by: 'a',
      control: 'orange',
      controlBy: 'b',
      pendingLower: 'b',
    })
  })

  it('[M3] keeps the colour of an inspection that was taken back or sent back', () => {
    const fine = inspection('a', 1, { status: 'accepted' })
    const blocked = inspection('b', 2, { control: 'orange', status: 'returned' })
    expect(standingGrade([fine, blocked])).toMatchObject({ grade: 'none', by: 'a', control: 'orange' })
    expect(standingGrade([blocked])).toMatchObject({ grade: 'none', by: 'b', control: 'orange' })
  })

  it('never counts drafts and void ones', () => {
    const list = [
      inspection('a', 1, { grade: 'severe', status: 'draft' }),
      inspection('b', 2, { grade: 'severe', status: 'void', verified: true }),
    ]
    expect(standingGrade(list).grade).toBeNull()
  })

  it('counts a returned one only while it is worse', () => {
    const fine = inspection('a', 1, { status: 'accepted' })
    const sentBack = inspection('b', 2, { grade: 'some', status: 'returned' })
    expect(standingGrade([fine, sentBack])).toMatchObject({ grade: 'some', by: 'b' })
    expect(standingGrade([fine, sentBack, inspection('c', 3, { status: 'accepted' })])).toMatchObject({
      by: 'c',
    })
    const clean = inspection('d', 1, { status: 'returned', verified: true })
    expect(standingGrade([clean])).toMatchObject({ grade: null, by: null })
    expect(standingGrade([inspection('e', 0, { grade: 'some' }), clean])).toMatchObject({
      grade: 'some',
      by: 'e',
    })
  })

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(anyInspections, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(standingGrade(shuffled)).toEqual(standingGrade(list))
      }),
    )
  })

  it('never falls by an inspection that nobody accepted or verified', () => {
    fc.assert(
      fc.property(anyInspections, anyInspection, (list, one) => {
        if (one.status === 'accepted' || (one.status === 'submitted' && one.verified)) return
        expect(severity([...list, one])).toBeGreaterThanOrEqual(severity(list))
        expect(colour([...list, one])).toBeGreaterThanOrEqual(colour(list))
      }),
    )
  })
})

describe('two inspections disagree', () => {
  const a = inspection('a', 1, { grade: 'some' })
  const b = inspection('b', 8, { author: 'w2', grade: 'none' })

  it('when two people graded one house differently within seven days', () => {
    expect(disagreeing(a, b)).toBe(true)
    expect(disagreeing(b, { ...a, status: 'accepted' })).toBe(true)
  })

  it.each([
    ['more than seven days apart', { endedAt: 8 * day + 1 }],
    ['same author', { author: 'w1' }],
    ['same grade', { grade: 'some' }],
    ['a draft', { status: 'draft' }],
    ['sent back', { status: 'returned' }],
    ['void', { status: 'void' }],
  ] as const)('but not with one that is %s', (_, more) =>
    expect(disagreeing(a, { ...b, ...more })).toBe(false),
  )
})
