import type { Answers } from '#domain/fields/answers.ts'
import type { VisitItem } from './visit-item.ts'
import { visitItems } from './visit-items.ts'
import type { VisitMode } from './visit-mode.ts'

/** The items to go through in a mode; a device or a neighbour answers none. */
export const itemsOf = (mode: VisitMode): VisitItem[] =>
  visitItems.filter((item) => item.modes.includes(mode))

/** The items that must have been on screen before `quickNormal` is offered. */
export const keyItemsOf = (mode: VisitMode): VisitItem[] => itemsOf(mode).filter((item) => item.key)

/**
 * One tap "其余全部正常": new answers in which every unanswered item of the mode is normal with `quick: true`.
 * Given answers and notes stay. Own design.
 */
export function quickNormal(mode: VisitMode, answers: Answers): Answers {
  const filled = { ...answers }
  for (const { id } of itemsOf(mode)) {
    if (!answers[id]?.value) filled[id] = { ...answers[id], value: 'normal', quick: true }
  }
  return filled
}
