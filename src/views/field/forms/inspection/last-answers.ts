import type { Answer, Answers } from '#domain/fields/answers.ts'
import { type Inspection, seenAt } from '#domain/records/house/house-standing.ts'
import { checklistSections } from '#domain/records/house-inspection/checklist.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import type { Records } from '#domain/schedule/world.ts'

/** The newest inspection of a house that was handed in, but not `except`. */
export function lastInspection(records: Records, house: string, except: string): Inspection | null {
  const held = records
    .referring('houseInspection', 'house', house)
    .filter(({ id, body }) => id !== except && (body.status === 'submitted' || body.status === 'accepted'))
  return held.reduce<Inspection | null>(
    (last, one) => (!last || seenAt(one) > seenAt(last) ? one : last),
    null,
  )
}

/** What a person saw last time, as far as it says something about now: no photos, no notes of that day. */
function sameAnswer({ value, measures, places }: Answer): Answer {
  return { value, ...(measures && { measures }), ...(places != null && { places }), quick: true }
}

/**
 * One tap "与上次相同": every unanswered applicable item of the section gets last time's answer. Danger signs
 * are looked at anew each time, so the emergency section comes back unchanged.
 */
export function sameAsLast(section: string, facts: HouseFacts, answers: Answers, last: Answers): Answers {
  const dimension = checklistSections.find(({ id }) => id === section)?.items[0]?.dimension
  if (dimension === 'emergency') return answers
  const filled: Record<string, Answer> = { ...answers }
  for (const { id, section: its, options, naAllowed } of applicableItems(facts)) {
    const before = last[id]
    if (its !== section || !before?.value || answers[id]?.value) continue
    const known =
      before.value === 'not_seen' ||
      (before.value === 'na' && naAllowed) ||
      options.some(({ value }) => value === before.value)
    if (known) filled[id] = { ...answers[id], ...sameAnswer(before) }
  }
  return filled
}
