import { applicableIn, houseVariables } from './applicable-items.ts'
import type { ChecklistItem, GradeProfile, HouseAnswers, HouseFacts } from './checklist-types.ts'
import { effectAmong, type ItemEffect } from './item-effect.ts'

/** An applicable item with what its answer means. */
export interface ItemFinding extends ItemEffect {
  readonly item: ChecklistItem
  readonly value?: string
  /** In how many places the worker saw it; 1 unless counted. */
  readonly places: number
}

/**
 * Every applicable item with its effect, in the order on screen. Answers to items that do not apply, or that
 * this version does not know, are left aside. Own design.
 */
export function itemFindings(
  facts: HouseFacts,
  answers: HouseAnswers,
  profile: GradeProfile = 'national_default',
): ItemFinding[] {
  const house = houseVariables(facts)
  return applicableIn(house).map((item) => {
    const answer = Object.hasOwn(answers, item.id) ? answers[item.id] : undefined
    const { effect, by } = effectAmong(item, answer, house, profile)
    const value = answer?.value ?? undefined
    const places = answer?.places ?? 1
    return value === undefined ? { item, places, effect, by } : { item, value, places, effect, by }
  })
}
