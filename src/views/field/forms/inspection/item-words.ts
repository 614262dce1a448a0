import type { Answer } from '#domain/fields/answers.ts'
import type { Label } from '#domain/label.ts'
import { universalAnswers } from '#domain/records/house-inspection/checklist.ts'
import type { ChecklistItem } from '#domain/records/house-inspection/checklist-types.ts'

/** The words of an answer to an item; null for a value that this version does not know. */
export const answerLabel = (item: ChecklistItem, answer: Answer | undefined): Label | null =>
  [...item.options, ...universalAnswers].find(({ value }) => value === answer?.value) ?? null
