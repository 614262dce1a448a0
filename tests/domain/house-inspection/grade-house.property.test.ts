import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistItem, checklistItems } from '#domain/records/house-inspection/checklist.ts'
import type { Effect } from '#domain/records/house-inspection/checklist-types.ts'
import { controlLevels } from '#domain/records/house-inspection/control-level.ts'
import { gradeHouse, type HouseGrading } from '#domain/records/house-inspection/grade-house.ts'
import { gradeOrder, gradeSeverity } from '#domain/records/house-inspection/grade-order.ts'
import { itemEffect } from '#domain/records/house-inspection/item-effect.ts'
import { anyAnswers, anyHouse, anyMeasured } from './houses.ts'

const profile = fc.constantFrom('national_default', 'fujian_like')
const strength: readonly Effect[] = ['-', 'W', 'M', 'S']
const worst = (grading: HouseGrading) => gradeSeverity(grading.grade)
const colour = ({ control }: HouseGrading) => Object.keys(controlLevels).indexOf(control)

describe('whatever is answered', () => {
  it('a house gets one of the four grades, and red exactly when it is severe', () => {
    fc.assert(
      fc.property(anyHouse, anyAnswers, profile, (house, answers, under) => {
        const grading = gradeHouse(house, answers, under)
        expect(gradeOrder).toContain(grading.grade)
        expect(grading.control === 'red').toBe(grading.grade === 'severe')
        expect(grading.expert).toBe(grading.expertReasons.length > 0)
        const bad = grading.grade === 'some' || grading.grade === 'severe'
        expect(bad && grading.reasons.length === 0).toBe(false)
      }),
    )
  })

  it('adding measurements never lowers what an item means, unless they settle an open question', () => {
    fc.assert(
      fc.property(anyHouse, anyMeasured, profile, (house, { item, value, measures }, under) => {
        const without = { value }
        const before = itemEffect(item, without, house, under).effect
        const after = itemEffect(item, { ...without, measures }, house, under).effect
        expect(before === 'U' || strength.indexOf(after) >= strength.indexOf(before)).toBe(true)
      }),
    )
  })

  it('adding measurements never lowers the grade below what it was, an open question aside', () => {
    fc.assert(
      fc.property(
        anyHouse,
        anyAnswers,
        anyMeasured,
        profile,
        (house, answers, { item, value, measures }, under) => {
          const without = { value }
          const before = gradeHouse(house, { ...answers, [item.id]: without }, under)
          const after = gradeHouse(house, { ...answers, [item.id]: { ...without, measures } }, under)
          if (before.unresolved.includes(item.id) && before.grade === 'undetermined') return
          expect(worst(after)).toBeGreaterThanOrEqual(worst(before))
          expect(colour(after)).toBeGreaterThanOrEqual(colour(before))
        },
      ),
    )
  })

  it('turning an answer to a worse option never lowers grade or colour', () => {
    const worse = fc
      .constantFrom(...checklistItems.filter(({ dimension }) => dimension !== 'legality'))
      .chain((item) =>
        fc.record({
          id: fc.constant(item.id),
          from: fc.constantFrom(...item.options.map(({ value }) => value)),
          to: fc.constantFrom(...item.options.map(({ value }) => value)),
        }),
      )
    const order: readonly Effect[] = ['-', 'W', 'O2', 'O1', 'M', 'S']
    fc.assert(
      fc.property(anyHouse, anyAnswers, worse, profile, (house, answers, { id, from, to }, under) => {
        const item = checklistItem.get(id)
        if (!item) return
        const rank = (value: string) => order.indexOf(itemEffect(item, { value }, house, under).effect)
        if (rank(from) < 0 || rank(to) < rank(from)) return
        const before = gradeHouse(house, { ...answers, [id]: { ...answers[id], value: from } }, under)
        const after = gradeHouse(house, { ...answers, [id]: { ...answers[id], value: to } }, under)
        expect(worst(after)).toBeGreaterThanOrEqual(worst(before))
        expect(colour(after)).toBeGreaterThanOrEqual(colour(before))
      }),
    )
  })

  it('an unknown value never makes a house better than the harmless answer', () => {
    const id = fc.constantFrom(...checklistItem.keys())
    fc.assert(
      fc.property(anyHouse, anyAnswers, id, fc.string(), profile, (house, answers, item, value, under) => {
        const first = checklistItem.get(item)?.options[0]?.value
        if (checklistItem.get(item)?.options.some((option) => option.value === value)) return
        const harmless = gradeHouse(house, { ...answers, [item]: { ...answers[item], value: first } }, under)
        const unknown = gradeHouse(house, { ...answers, [item]: { ...answers[item], value } }, under)
        expect(worst(unknown)).toBeGreaterThanOrEqual(worst(harmless))
      }),
    )
  })
})
