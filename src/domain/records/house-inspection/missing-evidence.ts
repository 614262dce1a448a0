import type { GradeProfile, HouseAnswers, HouseFacts } from './checklist-types.ts'
import { itemFindings } from './item-finding.ts'

export interface MissingEvidence {
  readonly item: string
  /** How many more photos, or else a reason why there are none. */
  readonly photos: number
}

/**
 * Items whose finding asks for more photos than were taken and that carry no reason, in the order on screen.
 * Empty in an emergency: nobody goes back in for a photo. It never blocks a submission. Own design.
 */
export function missingEvidence(
  facts: HouseFacts,
  answers: HouseAnswers,
  profile: GradeProfile = 'national_default',
): MissingEvidence[] {
  const findings = itemFindings(facts, answers, profile)
  if (findings.some(({ item, effect }) => item.dimension === 'emergency' && effect === 'S')) return []
  return findings.flatMap(({ item, effect }) => {
    const answer = answers[item.id]
    const photos = (item.photo.min[effect] ?? 0) - new Set(answer?.photos).size
    return photos > 0 && !answer?.noPhotoReason ? [{ item: item.id, photos }] : []
  })
}
