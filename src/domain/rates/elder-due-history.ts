import { addDays, daysBetween, type LocalDate, localDate } from '../local-date.ts'
import { careLevelRules } from '../records/elder/care-level.ts'
import type { DueKind } from '../records/elder/due-claims.ts'
import { type Elder, type ElderVisit, elderStanding, resultOf } from '../records/elder/elder-standing.ts'
import { happenedAt } from '../records/happened-at.ts'
import { aroundElder } from '../schedule/standing-of.ts'
import { tookPlace } from '../record/took-place.ts'
import type { Moment } from '../schedule/moment.ts'
import type { Records } from '../schedule/world.ts'
import { isWithin, type Period } from './period.ts'

/** Something that was due for an elder: it stood on the list from its lead on, until a visit of its kind. */
export interface PastDue {
  readonly kind: DueKind
  readonly due: LocalDate
  /** The day it was done; null while it is open. */
  readonly done: LocalDate | null
}

/** A task is open until 20:00 of its day. */
const closing = 20 * 60

const longestLead = Math.max(
  ...Object.values(careLevelRules).flatMap(({ lead }) => [lead.contact, lead.in_person]),
)

interface Met {
  readonly visit: ElderVisit
  readonly day: LocalDate
  readonly isNormal: boolean
}

function metOf(records: Records, elder: Elder): Met[] {
  return records
    .referring('elderVisit', 'elder', elder.id)
    .filter(({ body }) => tookPlace(body.status) && body.contact === 'met')
    .map((visit) => ({ visit, at: happenedAt(visit) }))
    .sort((a, b) => a.at - b.at || (a.visit.id < b.visit.id ? -1 : 1))
    .map(({ visit, at }) => ({ visit, day: localDate(at), isNormal: resultOf(visit) === 'normal' }))
}

/**
 * The visits that can decide when the next one is due: those with a finding and their neighbours (two in a row raise
 * the level, and it stays), the last two, the last at home. The many quiet ones between them say nothing more, and
 * are gone through for every day of a month.
 */
function deciding(before: readonly Met[]): ElderVisit[] {
  const atHome = before.findLast(({ visit }) => visit.body.mode === 'in_person')
  return before
    .filter((one, i) => {
      const isQuiet = [before[i - 1], one, before[i + 1]].every((near) => near?.isNormal ?? true)
      return !isQuiet || i >= before.length - 2 || one === atHome
    })
    .map(({ visit }) => visit)
}

/**
 * What was due for an elder with a due day in the period and up to now, found by going through the days with the
 * rules of DOMAIN 4.5: a due thing comes onto the list its lead before the day and goes with the first visit of its
 * kind. The elder's file counts as it stands now; a phone holds no earlier one, so nothing was due before the day since
 * which the elder is back from hospital or a journey (DOMAIN 4.3).
 */
export function elderDueHistory(records: Records, elder: Elder, period: Period, moment: Moment): PastDue[] {
  const { today, minutes } = moment
  const { enrolledOn, statusSince } = elder.body
  const met = metOf(records, elder)
  const around = aroundElder(records, elder, today)
  const found: PastDue[] = []
  let open: { kind: DueKind; due: LocalDate } | null = null
  let seen = 0
  let before: readonly ElderVisit[] = []
  let reckonedFor = -1
  const end = period.to < today ? period.to : today
  for (let day = addDays(period.from, -longestLead); day <= end; day = addDays(day, 1)) {
    while (seen < met.length && met[seen]!.day < day) seen += 1
    if (seen !== reckonedFor) {
      before = deciding(met.slice(0, seen))
      reckonedFor = seen
    }
    const { due, risk } = elderStanding(elder, before, around, day)
    if (!due || [enrolledOn, statusSince].some((from) => from !== undefined && day < from)) {
      open = null
      continue
    }
    const lead = careLevelRules[risk.level].lead[due.kind]
    // The rule of the month moves its day along once the 25th is past: what counts is when it was due first.
    if (open ? due.nextDue < open.due : daysBetween(day, due.nextDue) <= lead) {
      open = { kind: due.kind, due: due.nextDue }
    }
    if (!open) continue
    const { kind, due: on } = open
    const isDone = (one: Met) => kind === 'contact' || one.visit.body.mode === 'in_person'
    let next = seen
    while (next < met.length && met[next]!.day === day && !isDone(met[next]!)) next += 1
    if (next >= met.length || met[next]!.day !== day) continue
    if (isWithin(period, on)) found.push({ kind, due: on, done: day })
    open = null
  }
  if (!open || !isWithin(period, open.due)) return found
  const isPast = open.due < today || (open.due === today && minutes > closing)
  return isPast ? [...found, { ...open, done: null }] : found
}
