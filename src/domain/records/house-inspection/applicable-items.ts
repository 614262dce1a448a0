import { structureTypes } from '#domain/records/house/house-options.ts'
import type { ChecklistItem, HouseFacts } from './checklist-types.ts'
import { checklistItems } from './checklist.ts'
import type { Variables } from './expression.ts'
import { soundFacts } from './sound-facts.ts'

/**
 * The facts as conditions see them. A structure type this version does not know counts as `unknown`, which
 * shows every structural item: an unheard-of kind of house must not be graded on an empty list (own design).
 */
export const houseVariables = (facts: HouseFacts): HouseFacts & Variables => ({
  ...soundFacts(facts),
  structureType: Object.hasOwn(structureTypes, facts.structureType) ? facts.structureType : 'unknown',
})

/**
 * The items to look at in a house, in the order on screen: those whose structure types include the house's and
 * whose condition, if any, holds (own design).
 */
export function applicableItems(facts: HouseFacts): ChecklistItem[] {
  const house = houseVariables(facts)
  return checklistItems.filter(
    (item) => item.appliesTo.includes(house.structureType) && (item.appliesWhen?.(house) ?? true),
  )
}
