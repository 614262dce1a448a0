import { applicableItems } from './applicable-items.ts'
import type { HouseAnswers, HouseFacts } from './checklist-types.ts'
import { checklistSections } from './checklist.ts'
import { isAnswered } from './item-effect.ts'

/**
 * One tap "本节未发现": new answers in which every unanswered applicable item of the section has its first
 * option and `quick: true`. Given answers stay, as do notes, photos and measurements. The emergency and
 * legality sections, and unknown ones, come back unchanged. Own design.
 */
export function quickPass(section: string, facts: HouseFacts, answers: HouseAnswers): HouseAnswers {
  if (!checklistSections.some((one) => one.id === section && one.quickPass)) return answers
  const passed = { ...answers }
  for (const item of applicableItems(facts)) {
    const first = item.options[0]
    if (item.section !== section || !first || isAnswered(answers[item.id])) continue
    passed[item.id] = { ...answers[item.id], value: first.value, quick: true }
  }
  return passed
}
