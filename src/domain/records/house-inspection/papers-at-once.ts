import type { Label } from '../../label.ts'
import { applicableItems } from './applicable-items.ts'
import type { ChecklistItem, HouseAnswers, HouseFacts } from './checklist-types.ts'
import { isAnswered } from './item-effect.ts'

const openPapers = (facts: HouseFacts, answers: HouseAnswers): readonly ChecklistItem[] =>
  applicableItems(facts).filter(({ id, dimension }) => dimension === 'legality' && !isAnswered(answers[id]))

/**
 * The answers that all papers without one know, in their order: what somebody who has seen the folder may say of them
 * together. Empty while fewer than two are open. No quick pass: nothing is taken for granted, each answer is one that
 * was given (the papers section has none by the checklist; together: own design).
 */
export function papersTogether(
  facts: HouseFacts,
  answers: HouseAnswers,
): readonly (Label & { readonly value: string })[] {
  const [first, ...rest] = openPapers(facts, answers)
  if (!first || !rest.length) return []
  return first.options.filter(({ value }) =>
    rest.every(({ options }) => options.some((one) => one.value === value)),
  )
}

/** New answers in which every paper without one has this one; those given stay. */
export function answerPapers(value: string, facts: HouseFacts, answers: HouseAnswers): HouseAnswers {
  const given = openPapers(facts, answers).map(({ id }) => [id, { ...answers[id], value }] as const)
  return { ...answers, ...Object.fromEntries(given) }
}
