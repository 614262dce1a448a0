import type { ElderVisit } from '#domain/records/elder/elder-standing.ts'
import { happenedAt } from '#domain/records/happened-at.ts'
import { heldVisits } from './held-visits.ts'
import { visitItems } from './visit-items.ts'

/** Something an earlier visit found that is to be asked about again. */
export interface OpenNote {
  readonly item: string
  /** The answer that was not normal. */
  readonly value: string
  readonly note: string | null
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  /** It was normal once since; twice ends it. */
  readonly normalOnce: boolean
}

/**
 * What earlier visits found and is shown at the next one, until it was normal twice in a row (DOMAIN 4.6 W, JSON
 * escalation). "Not checked" is no answer. In the order of the items.
 */
export function openNotes(visits: readonly ElderVisit[]): OpenNote[] {
  const newest = heldVisits(visits.filter(({ body }) => body.contact === 'met'))
  return visitItems.flatMap(({ id }): OpenNote[] => {
    let normal = 0
    for (const visit of newest) {
      const answer = visit.body.answers?.[id]
      if (!answer?.value || answer.value === 'not_checked') continue
      if (answer.value !== 'normal') {
        const found = { item: id, value: answer.value, note: answer.note ?? null, at: happenedAt(visit) }
        return [{ ...found, normalOnce: normal === 1 }]
      }
      normal += 1
      if (normal === 2) return []
    }
    return []
  })
}
