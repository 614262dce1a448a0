import { type LocalDate, addDays, daysBetween } from '#domain/local-date.ts'
import { visitModes } from '#domain/records/elder-visit/visit-mode.ts'
import { careLevelRules } from './care-level.ts'
import { type DueClaim, type DueKind, type DueRule, dueClaims } from './due-claims.ts'
import type { ElderContact, ElderDueFacts } from './due-facts.ts'
import { type DueStatus, dueStatus } from './due-status.ts'

export interface ElderDue {
  readonly dueContact: LocalDate
  readonly duePerson: LocalDate
  readonly nextDue: LocalDate
  readonly kind: DueKind
  /** What made `nextDue` due. */
  readonly rule: DueRule
  readonly status: DueStatus
  /** Days from today to `nextDue`; negative when it is late. */
  readonly days: number
}

const earliest = (claims: readonly DueClaim[], base: DueClaim): DueClaim =>
  claims.reduce((first, claim) => (claim.due < first.due ? claim : first), base)

/**
 * When an elder is to be contacted and seen next, and where that stands today. Null unless the file is active.
 * `today` is a local day, `nowMinutes` the minutes since its midnight (a day's task is open until 20:00).
 * Visits before enrolment or dated after today do not count, so that a wrong clock hides nobody; another completed
 * visit never makes anything due earlier. Sources: monthly contact and disabled elders monthly in person,
 * 2022 opinion of ten ministries; weekly after an event, local rules; hours and days of grace own design.
 * Throws RangeError when a date is no day.
 */
export function elderDue(
  elder: ElderDueFacts,
  visits: readonly ElderContact[],
  today: LocalDate,
  nowMinutes = 0,
): ElderDue | null {
  if (elder.status !== 'active') return null
  const contacts = visits.filter(
    ({ mode, date, completed }) =>
      completed && visitModes.includes(mode) && date >= elder.enrolledOn && date <= today,
  )
  const last: Record<DueKind, LocalDate | undefined> = { contact: undefined, in_person: undefined }
  for (const { mode, date } of contacts) {
    if (!last.contact || date > last.contact) last.contact = date
    if (mode === 'in_person' && (!last.in_person || date > last.in_person)) last.in_person = date
  }

  const level = careLevelRules[elder.level]
  const { claims, weekly } = dueClaims(elder, today)
  const inPersonDays = weekly ? Math.min(7, level.inPersonDays) : level.inPersonDays

  // Back from hospital or a journey: the days away do not count, and nothing was due in them (DOMAIN 4.3).
  const back = elder.activeSince && elder.activeSince > elder.enrolledOn ? elder.activeSince : null
  const afterReturn = (claim: DueClaim, days: number, rule: DueRule = 'returned'): DueClaim => {
    const first = back && addDays(back, days)
    return first && first > claim.due ? { ...claim, rule, due: first } : claim
  }
  const open = (kind: DueKind) =>
    claims
      .filter((claim) => claim.kind === kind && !((last[kind] ?? '') >= claim.since))
      .map((claim) => afterReturn(claim, 1, claim.rule))

  const contact = earliest(
    open('contact'),
    afterReturn(
      {
        kind: 'contact',
        rule: last.contact ? 'interval' : 'enrol',
        since: elder.enrolledOn,
        due: addDays(last.contact ?? elder.enrolledOn, level.contactDays),
      },
      Math.min(level.contactDays, level.firstInPersonDays),
    ),
  )
  const person = earliest(
    open('in_person'),
    afterReturn(
      {
        kind: 'in_person',
        rule: !last.in_person ? 'enrol' : weekly && level.inPersonDays > 7 ? 'weeklyAfterEvent' : 'interval',
        since: elder.enrolledOn,
        due: last.in_person
          ? addDays(last.in_person, inPersonDays)
          : addDays(elder.enrolledOn, Math.min(inPersonDays, level.firstInPersonDays)),
      },
      Math.min(inPersonDays, level.firstInPersonDays),
    ),
  )
  const next = contact.due < person.due ? contact : person
  return {
    dueContact: contact.due,
    duePerson: person.due,
    nextDue: next.due,
    kind: next.kind,
    rule: next.rule,
    status: dueStatus(elder.level, next.kind, next.due, today, nowMinutes, last[next.kind] === today),
    days: daysBetween(today, next.due),
  }
}
