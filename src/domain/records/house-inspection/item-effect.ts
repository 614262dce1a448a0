import type { Answer } from '#domain/fields/answers.ts'
import { houseVariables } from './applicable-items.ts'
import type { ChecklistItem, ChecklistOption, Effect, GradeProfile, HouseFacts } from './checklist-types.ts'
import type { Variables } from './expression.ts'
import { gradeProfiles } from './grade-profiles.ts'

/** What an answer means and what decided it: the option, its condition, or a measurement. */
export interface ItemEffect {
  readonly effect: Effect
  readonly by: 'answer' | 'condition' | 'measure'
}

const strength: readonly Effect[] = ['-', 'W', 'M', 'S']

/** Whether somebody answered; a measurement, note or photo alone is no answer. */
export const isAnswered = (answer: Answer | undefined): boolean =>
  answer?.value != null && answer.value !== ''

function optionOf({ options }: ChecklistItem, answer: Answer | undefined): ChecklistOption | undefined {
  const value = answer?.value
  for (const option of options) if (option.value === value) return option
  return undefined
}

/** True for a value neither the item nor every item knows: written by another version, or not allowed here. */
export const isUnknownValue = (item: ChecklistItem, answer: Answer | undefined): boolean =>
  isAnswered(answer) &&
  !optionOf(item, answer) &&
  answer?.value !== 'not_seen' &&
  answer?.value !== 'unsure' &&
  !(answer?.value === 'na' && item.naAllowed)

function answeredEffect(
  item: ChecklistItem,
  answer: Answer | undefined,
  house: Variables,
  profile: GradeProfile,
): ItemEffect {
  if (answer?.value === 'na' && item.naAllowed) return { effect: '-', by: 'answer' }
  const option = optionOf(item, answer)
  // Unanswered, not seen, unsure, or a value from another version: nobody has settled it.
  if (!option) return { effect: 'U', by: 'answer' }
  const conditional = option.conditional?.find((one) => one.if(house))
  if (conditional) return { effect: conditional.effect, by: 'condition' }
  const rules = gradeProfiles[profile] ?? gradeProfiles.national_default
  return { effect: rules.overrides[item.id]?.[option.value] ?? option.effect, by: 'answer' }
}

function measuredEffect(item: ChecklistItem, answer: Answer | undefined, house: Variables): Effect | null {
  if (!item.measures || !answer?.measures) return null
  const values: Record<string, unknown> = { ...house }
  for (const { id } of item.measures.fields) values[id] = answer.measures[id]
  return item.measures.rules.find((rule) => rule.if(values))?.effect ?? null
}

/**
 * What one answer means in one house under a profile. Never throws, whatever the answer holds: an unknown value
 * is unresolved. A measurement raises what the worker saw on - < W < M < S and never lowers it; it settles
 * an unresolved item, except that a mere `W` does not settle a value this version does not know.
 * Source: limits of the national technical points 2022 and provincial forms; order of resolution own design.
 */
export const itemEffect = (
  item: ChecklistItem,
  answer: Answer | undefined,
  facts: HouseFacts,
  profile: GradeProfile = 'national_default',
): ItemEffect => effectAmong(item, answer, houseVariables(facts), profile)

/** The same where the facts have been read already, as for all items of one house. */
export function effectAmong(
  item: ChecklistItem,
  answer: Answer | undefined,
  house: Variables,
  profile: GradeProfile,
): ItemEffect {
  const seen = answeredEffect(item, answer, house, profile)
  const measured = measuredEffect(item, answer, house)
  if (!measured) return seen
  if (seen.effect === 'U') {
    if (measured === 'W' && isUnknownValue(item, answer)) return seen
    return { effect: measured, by: 'measure' }
  }
  return strength.indexOf(measured) > strength.indexOf(seen.effect)
    ? { effect: measured, by: 'measure' }
    : seen
}
