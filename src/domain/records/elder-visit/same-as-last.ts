import type { Answers } from '#domain/fields/answers.ts'
import { itemsOf } from './quick-normal.ts'
import type { VisitMode } from './visit-mode.ts'

const carried: readonly (string | undefined)[] = ['normal', 'attention']

/**
 * One tap 与上次相同: unanswered items of the mode get last time's answer with its note, marked `quick`. Only normal
 * and needs-attention are carried on: what was abnormal is asked about again, as is what nobody could see.
 */
export function sameAsLast(mode: VisitMode, answers: Answers, last: Answers): Answers {
  const filled = { ...answers }
  for (const { id } of itemsOf(mode)) {
    const before = last[id]
    if (answers[id]?.value || !before?.value || !carried.includes(before.value)) continue
    filled[id] = { value: before.value, ...(before.note && { note: before.note }), quick: true }
  }
  return filled
}
