import { dayMs } from '#domain/local-date.ts'
import { type ControlLevel, controlSeverity, worseControl } from './control-level.ts'
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
  /** The colour it asks for. */
  readonly control: ControlLevel
  /** Somebody with the right set or confirmed the grade. */
  readonly verified: boolean
}

export interface StandingGrade {
  /** Null for a house nobody has inspected yet. */
  readonly grade: HouseGrade | null
  /** The inspection it comes from. */
  readonly by: string | null
  /** The colour that stands; null together with the grade. */
  readonly control: ControlLevel | null
  /** The inspection that the colour comes from: an earlier one while a better colour waits for acceptance. */
  readonly controlBy: string | null
  /** The newest inspection that found the house better, in grade or colour, and waits for acceptance. */
  readonly pendingLower: string | null
}

/** What of an outcome is known before anything is graded. */
export type UngradedOutcome = Omit<InspectionOutcome, 'grade' | 'control'>

const timeOf = ({ reportedAt, endedAt }: UngradedOutcome) => reportedAt ?? endedAt

// [T1] a clock that is years off, or a time made up, must not put a danger behind an older clean bill.
const byTime = (a: UngradedOutcome, b: UngradedOutcome) =>
  timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Whatever came before, its grade and its colour stand. */
const settles = ({ status, verified }: UngradedOutcome) =>
  status === 'accepted' || (status === 'submitted' && verified)

/** Those that the standing grade comes from, in time order: the last one that settles it, and all after. */
export function decisive<Outcome extends UngradedOutcome>(inspections: readonly Outcome[]): Outcome[] {
  const all = [...inspections].sort(byTime)
  const from = all.findLastIndex(settles)
  return from > 0 ? all.slice(from) : all
}

/** The worse colour of what stands and of one more inspection, and where it comes from. */
function worseOf(state: StandingGrade, one: InspectionOutcome): Pick<StandingGrade, 'control' | 'controlBy'> {
  const isKept = state.control !== null && worseControl(state.control, one.control) !== one.control
  const { control, controlBy } = state
  return isKept ? { control, controlBy } : { control: one.control, controlBy: one.id }
}

function next(state: StandingGrade, one: InspectionOutcome): StandingGrade {
  const taken = { grade: one.grade, by: one.id, pendingLower: null }
  const severity = gradeSeverity(one.grade)
  const standing = state.grade === null ? -1 : gradeSeverity(state.grade)
  const together = worseOf(state, one)
  const isBetter = together.controlBy !== one.id
  if (settles(one)) return { ...taken, control: one.control, controlBy: one.id }
  if (one.status === 'submitted') {
    // [M3] the same grade in a better colour lowers the danger as well as a better grade does.
    if (severity >= standing) return { ...taken, ...together, pendingLower: isBetter ? one.id : null }
    return { ...state, ...together, pendingLower: one.id }
  }
  if (one.status !== 'returned') return state
  // Sent back for correction, yet the danger it reported is not gone by that; a clean bill is.
  if (severity > Math.max(standing, 0)) return { ...taken, ...together }
  const isWorse = controlSeverity(one.control) > Math.max(controlSeverity(state.control ?? 'green'), 0)
  if (!isWorse) return state
  return state.by === null ? { ...taken, ...together } : { ...state, ...together }
}

const nothing: StandingGrade = { grade: null, by: null, control: null, controlBy: null, pendingLower: null }

/**
 * The grade and the colour that stand for a house, folded over its inspections in time order (id breaks a tie),
 * whatever order they arrived in. Worse or equal stands at once; better only when accepted or verified, of grade
 * and colour alike; drafts and void ones never count; a returned one counts only while it is worse. Danger never
 * falls by accident (own design).
 */
export const standingGrade = (inspections: readonly InspectionOutcome[]): StandingGrade =>
  decisive(inspections).reduce(next, nothing)

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
