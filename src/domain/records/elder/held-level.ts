import { addDays, daysBetween, type LocalDate, localDate } from '#domain/local-date.ts'
import { type CareLevel, higherLevel } from './care-level.ts'
import {
  type ElderEvent,
  type ElderFile,
  type ElderSurroundings,
  elderFacts,
  eventDays,
} from './elder-facts.ts'
import { elderRisk } from './elder-risk.ts'

/** A completed visit, as far as it counts in the level. */
export interface JudgedVisit {
  readonly id: string
  /** Milliseconds since 1970 UTC. */
  readonly endedAt: number
  readonly inPerson: boolean
  readonly normal: boolean
}

export interface HeldLevel {
  readonly level: CareLevel
  /** The day on which the facts gave this level. */
  readonly since: LocalDate
}

interface Known {
  readonly enrolledOn: LocalDate
  /** The day of the last lowering that a supervisor confirmed. */
  readonly confirmedOn?: LocalDate | undefined
  readonly events?: readonly ElderEvent[]
  /** Newest first. */
  readonly visits: readonly JudgedVisit[]
}

const isPairBad = (a: JudgedVisit | undefined, b: JudgedVisit | undefined) =>
  a?.normal === false && b?.normal === false

/** Days on which a second visit in a row was not normal. */
const badPairs = (visits: readonly JudgedVisit[]): LocalDate[] =>
  visits.filter((visit, i) => isPairBad(visit, visits[i + 1])).map(({ endedAt }) => localDate(endedAt))

const visitsOn = (visits: readonly JudgedVisit[], day: LocalDate) =>
  visits.filter(({ endedAt }) => localDate(endedAt) <= day)

/**
 * The highest level that an event or two visits in a row gave since the last confirmed lowering, with the day it
 * began; null when there was none. It goes on when the event's days are over: a level never falls by the mere passing
 * of time or by one good visit (DOMAIN 4.5, JSON risk.order "automatic lowering … supervisor confirms").
 */
export function heldLevel(
  file: ElderFile,
  around: Omit<ElderSurroundings, 'lastTwoVisitsNotNormal'>,
  { enrolledOn, confirmedOn = '', events = [], visits }: Known,
  today: LocalDate,
): HeldLevel | null {
  // Nothing is lowered under R6 or after a bad visit: what forbade the lowering was known only after it, and holds.
  const isNews = (on: LocalDate) => !confirmedOn || daysBetween(on, confirmedOn) <= eventDays
  const begun = events.flatMap(({ on }) => (on && isNews(on) ? [on > enrolledOn ? on : enrolledOn] : []))
  const pairs = badPairs(visits).filter((day) => day >= confirmedOn)
  const turns = [...begun, ...pairs].filter((day) => day <= today)
  let held: HeldLevel | null = null
  for (const day of [...new Set(turns)].sort()) {
    const [last, before] = visitsOn(visits, day)
    const lastTwoVisitsNotNormal = isPairBad(last, before)
    const { level } = elderRisk(elderFacts(file, day, { ...around, lastTwoVisitsNotNormal }))
    if (!held || higherLevel(held.level, level) !== held.level) held = { level, since: day }
    else if (level === held.level) held = { level, since: day }
  }
  return held
}

/** The level after the steps that remain possible: one step down; null from green. */
export const oneLower = (level: CareLevel): CareLevel | null =>
  level === 'red' ? 'yellow' : level === 'yellow' ? 'green' : null

/** The first day that counts for a lowering: the one after the level began. */
export const countsFrom = (...since: readonly (LocalDate | undefined)[]): LocalDate =>
  addDays(
    since.reduce<LocalDate>((latest, day) => (day && day > latest ? day : latest), '1900-01-01'),
    1,
  )
