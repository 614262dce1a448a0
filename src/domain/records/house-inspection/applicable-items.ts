import { structureTypes } from '#domain/records/house/house-options.ts'
import type { ChecklistItem, HouseFacts, StructureType } from './checklist-types.ts'
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
export const applicableItems = (facts: HouseFacts): ChecklistItem[] => applicableIn(houseVariables(facts))

// A street asks for the same few structure types, house after house.
const byStructure = new Map<StructureType, readonly ChecklistItem[]>()

function itemsOf(structure: StructureType): readonly ChecklistItem[] {
  let items = byStructure.get(structure)
  if (!items) {
    items = checklistItems.filter((item) => item.appliesTo.includes(structure))
    byStructure.set(structure, items)
  }
  return items
}

/** The same where the facts have been read already. */
export const applicableIn = (house: ReturnType<typeof houseVariables>): ChecklistItem[] =>
  itemsOf(house.structureType).filter((item) => item.appliesWhen?.(house) ?? true)
