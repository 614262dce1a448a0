import { type LocalDate, addDays, daysBetween, startOfMonth } from '#domain/local-date.ts'
import type { ElderDueFacts } from './due-facts.ts'

export type DueKind = 'contact' | 'in_person'

export type DueRule =
  'enrol' | 'interval' | 'weeklyAfterEvent' | 'month' | 'event' | 'alert' | 'festival' | 'urgent' | 'returned'

/** Something that wants a visit by a day, until there is one of its kind on or after `since`. */
export interface DueClaim {
  readonly kind: DueKind
  readonly rule: DueRule
  readonly since: LocalDate
  readonly due: LocalDate
}

const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b)

const disabledAbility: readonly string[] = ['moderate', 'severe', 'complete']

function monthClaims(elder: ElderDueFacts, today: LocalDate): DueClaim[] {
  const since = startOfMonth(today)
  const due = later(`${today.slice(0, 7)}-25`, today)
  const disabled =
    disabledAbility.includes(elder.abilityLevel) || elder.categories?.includes('disabled_function') === true
  const contact: DueClaim = { kind: 'contact', rule: 'month', since, due }
  return disabled ? [contact, { ...contact, kind: 'in_person' }] : [contact]
}

/**
 * What beyond the level's intervals wants a visit, and whether visits are weekly because of a recent event:
 * once a calendar month by the 25th; the day after an event (only a visit after the event's day answers it, an
 * event more than 30 days before enrolment is history); within 3 days after an urgent finding (DOMAIN 4.6 U1); the day
 * after an alert for red and yellow; a batch.
 */
export function dueClaims(elder: ElderDueFacts, today: LocalDate): { claims: DueClaim[]; weekly: boolean } {
  const events = (elder.events ?? []).flatMap(({ on }) =>
    on && on <= today && daysBetween(on, elder.enrolledOn) <= 30 ? [on] : [],
  )
  const alerts = elder.level === 'green' ? [] : (elder.alerts ?? [])
  const claims: DueClaim[] = [
    ...monthClaims(elder, today),
    ...events.map((on): DueClaim => {
      const next = addDays(on, 1)
      return { kind: 'in_person', rule: 'event', since: next, due: later(next, elder.enrolledOn) }
    }),
    ...(elder.urgent ?? [])
      .filter((on) => on <= today)
      .map((on): DueClaim => ({
        kind: 'in_person',
        rule: 'urgent',
        since: addDays(on, 1),
        due: addDays(on, 3),
      })),
    ...alerts
      .filter((start) => start >= elder.enrolledOn)
      .map((start): DueClaim => ({ kind: 'contact', rule: 'alert', since: start, due: addDays(start, 1) })),
    ...(elder.batches ?? [])
      .filter(({ opened }) => opened <= today)
      .map(({ opened, due }): DueClaim => ({
        kind: 'contact',
        rule: 'festival',
        since: opened,
        due: later(due, elder.enrolledOn),
      })),
  ]
  return { claims, weekly: events.some((on) => daysBetween(on, today) <= 28) }
}
