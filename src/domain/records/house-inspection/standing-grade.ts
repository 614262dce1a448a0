import { dayMs } from '#domain/local-date.ts'
import { type HouseGrade, gradeSeverity } from './grade-order.ts'

export type InspectionStatus = 'draft' | 'submitted' | 'returned' | 'accepted' | 'void'

export interface InspectionOutcome {
  readonly id: string
  readonly author: string
  /** Milliseconds since 1970 UTC. */
  readonly endedAt: number
  /** When it was handed in, by the server's clock; `endedAt`, by the device's, only where nobody noted it. */
  readonly reportedAt?: number
  readonly status: InspectionStatus
  /** The effective grade of this inspection. */
  readonly grade: HouseGrade
  /** Somebody with the right set or confirmed the grade. */
  readonly verified: boolean
}

export interface StandingGrade {
  /** Null for a house nobody has inspected yet. */
  readonly grade: HouseGrade | null
  /** The inspection it comes from. */
  readonly by: string | null
  /** The newest inspection that found the house better and waits for acceptance. */
  readonly pendingLower: string | null
}

const timeOf = ({ reportedAt, endedAt }: InspectionOutcome) => reportedAt ?? endedAt

// [T1] a clock that is years off, or a time made up, must not put a danger behind an older clean bill.
const byTime = (a: InspectionOutcome, b: InspectionOutcome) =>
  timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function next(state: StandingGrade, one: InspectionOutcome): StandingGrade {
  const taken: StandingGrade = { grade: one.grade, by: one.id, pendingLower: null }
  const severity = gradeSeverity(one.grade)
  const standing = state.grade === null ? -1 : gradeSeverity(state.grade)
  if (one.status === 'accepted') return taken
  if (one.status === 'submitted') {
    return one.verified || severity >= standing ? taken : { ...state, pendingLower: one.id }
  }
  // Sent back for correction, yet the danger it reported is not gone by that; a clean bill is.
  if (one.status === 'returned' && severity > Math.max(standing, 0)) return taken
  return state
}

/**
 * The grade that stands for a house, folded over its inspections in time order (id breaks a tie), whatever
 * order they arrived in. Worse or equal stands at once; better only when accepted or verified; drafts and void
 * ones never count; a returned one counts only while it is worse. Danger never falls by accident (own design).
 */
export const standingGrade = (inspections: readonly InspectionOutcome[]): StandingGrade =>
  [...inspections].sort(byTime).reduce(next, { grade: null, by: null, pendingLower: null })

const counts = ({ status }: InspectionOutcome) => status === 'submitted' || status === 'accepted'

/**
 * True when two people saw the same house differently: two submitted or accepted inspections of it by different
 * authors, at most 7 days apart, with different grades. A supervisor should look (own design).
 */
export const disagreeing = (a: InspectionOutcome, b: InspectionOutcome): boolean =>
  counts(a) &&
  counts(b) &&
  a.author !== b.author &&
  a.grade !== b.grade &&
  Math.abs(a.endedAt - b.endedAt) <= 7 * dayMs
