import { type LocalDate, addDays, daysBetween } from '#domain/local-date.ts'
import type { houseEvents } from './house-options.ts'
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
  /** Day of the last inspection that was made because of an event. */
  readonly lastEventInspected?: LocalDate
  /** What happened to the house or beside it, as the file tells. */
  readonly events?: readonly HouseEvent[]
  readonly status: string
}

export interface HouseEvent {
  readonly kind?: keyof typeof houseEvents
  readonly on?: LocalDate
}

export type HouseDueRule =
  | 'event'
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
  /** Days between an inspection, or an event, and the next one. */
  readonly interval: number
  /** The event behind the rule `event`. */
  readonly event?: keyof typeof houseEvents
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

type HouseEventKind = keyof typeof houseEvents

/** After what may have damaged the house at once somebody looks the next day, after the rest within a week. */
const harmful: ReadonlySet<HouseEventKind> = new Set([
  'fire',
  'explosion',
  'subsidence',
  'collapse',
  'impact',
  'earthquake',
  'storm',
  'flood',
  'landslide',
  'snow',
])

/** The event that wants an inspection first, of those that nobody has looked at since. */
function eventDue(house: HouseDueFacts, today: LocalDate): HouseDue | null {
  // On the day itself a routine look may have been before it happened.
  const isSeen = (on: LocalDate) => (house.lastInspected ?? '') > on || (house.lastEventInspected ?? '') >= on
  let first: HouseDue | null = null
  for (const { kind = 'other', on } of house.events ?? []) {
    if (!on || on > today || isSeen(on)) continue
    const interval = harmful.has(kind) ? 1 : 7
    const due = addDays(on, interval)
    if (!first || due < first.due) {
      first = { due, rule: 'event', interval, event: kind, days: daysBetween(today, due) }
    }
  }
  return first
}

/**
 * When a house is to be inspected next: its last accepted inspection plus the smallest interval that applies;
 * never inspected, its registration plus at most 30 days, or today when that is unknown too; or earlier, after an
 * event that no inspection has followed. Null unless the file is active. Sources: county monthly and
 * quarterly patrols (Luoyuan, Quanzhou), events of the Anhui measures (DOMAIN 3.6); 7, 365 and the first 30 days,
 * and 1 and 7 days after an event, own design. Throws RangeError when a date is no day.
 */
export function houseDue(house: HouseDueFacts, today: LocalDate): HouseDue | null {
  if (house.status !== 'active') return null
  const { rule, days } = intervals.find((one) => one.applies(house)) ?? yearly
  const from = house.lastInspected ?? house.registeredOn
  const due = from ? addDays(from, days) : today
  const event = eventDue(house, today)
  if (event && event.due <= due) return event
  return { due, rule, interval: days, days: daysBetween(today, due) }
}
