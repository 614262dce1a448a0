import type { ElderVisit } from '#domain/records/elder/elder-standing.ts'
import { happenedAt } from '#domain/records/happened-at.ts'

/** A draft is not yet a visit; a voided one never was. One sent back for correction still took place. */
const tookPlace = ({ body: { status } }: ElderVisit) =>
  status === 'submitted' || status === 'accepted' || status === 'returned'

/** The visits and attempts that took place, newest first. */
export const heldVisits = (visits: readonly ElderVisit[]): ElderVisit[] =>
  visits.filter(tookPlace).sort((a, b) => happenedAt(b) - happenedAt(a) || (a.id < b.id ? -1 : 1))
