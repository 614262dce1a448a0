import { type LocalDate, addDays, daysBetween } from '#domain/local-date.ts'
import type { AppraisalGrade } from '#domain/records/house-inspection/effective-grade.ts'
import type { ControlLevel } from '#domain/records/house-inspection/control-level.ts'

export interface HouseDueFacts {
  /** Day of the last accepted inspection. */
  readonly lastInspected?: LocalDate
  readonly registeredOn?: LocalDate
  readonly controlLevel?: ControlLevel
  readonly caseOpen: boolean
  /** Degree of the last appraisal, while what it found is not cleared. */
  readonly appraisalGrade?: AppraisalGrade
  readonly isBusiness: boolean
  readonly builtYear?: number
  /** A key of `builtBands`. */
  readonly builtBand?: string
  readonly floodProne?: boolean
  readonly status: string
}

export type HouseDueRule =
  | 'redCase'
  | 'openCase'
  | 'appraisalNotCleared'
  | 'business'
  | 'neverInspected'
  | 'oldHouse'
  | 'floodProne'
  | 'yearly'

export interface HouseDue {
  readonly due: LocalDate
  /** What made it due. */
  readonly rule: HouseDueRule
  /** Days between an inspection and the next one. */
  readonly interval: number
  /** Days from today to `due`; negative when it is late. */
  readonly days: number
}

interface Interval {
  readonly rule: HouseDueRule
  readonly days: number
  readonly applies: (house: HouseDueFacts) => boolean
}

const oldBands: readonly (string | undefined)[] = ['to1980', 'from1981']

// Shortest first, so the first that applies is the smallest interval.
const intervals: readonly Interval[] = [
  { rule: 'redCase', days: 7, applies: (house) => house.caseOpen && house.controlLevel === 'red' },
  { rule: 'openCase', days: 30, applies: (house) => house.caseOpen },
  {
    rule: 'appraisalNotCleared',
    days: 30,
    applies: ({ appraisalGrade }) => appraisalGrade === 'C' || appraisalGrade === 'D',
  },
  { rule: 'business', days: 30, applies: (house) => house.isBusiness },
  { rule: 'neverInspected', days: 30, applies: (house) => !house.lastInspected },
  {
    rule: 'oldHouse',
    days: 90,
    applies: ({ builtYear, builtBand }) => (builtYear ?? Infinity) <= 1990 || oldBands.includes(builtBand),
  },
  { rule: 'floodProne', days: 90, applies: (house) => house.floodProne === true },
]

const yearly = { rule: 'yearly', days: 365 } as const

/**
 * When a house is to be inspected next: its last accepted inspection plus the smallest interval that applies;
 * never inspected, its registration plus at most 30 days, or today when that is unknown too. Null unless the
 * file is active. Sources: county monthly and quarterly patrols (Luoyuan, Quanzhou); 7, 365 and the first 30
 * days own design. Throws RangeError when a date is no day.
 */
export function houseDue(house: HouseDueFacts, today: LocalDate): HouseDue | null {
  if (house.status !== 'active') return null
  const { rule, days } = intervals.find((one) => one.applies(house)) ?? yearly
  const from = house.lastInspected ?? house.registeredOn
  const due = from ? addDays(from, days) : today
  return { due, rule, interval: days, days: daysBetween(today, due) }
}
