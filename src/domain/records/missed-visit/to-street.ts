import { daysBetween, type LocalDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { careLevelRules } from '../elder/care-level.ts'
import type { ElderStanding } from '../elder/elder-standing.ts'

export type MissedVisit = RecordVersion<Body<'missedVisit'>>

/** A task is open until 20:00 of its day. */
const closing = 20 * 60

/**
 * Whether a visit that is missed now goes to the street: red and still missed 24 hours later, or any elder missed
 * twice in a row (DOMAIN 4.5). It is a call for help, never a punishment. `minutes` since local midnight.
 */
export function goesToStreet(
  { due, risk, visits }: Pick<ElderStanding, 'due' | 'risk' | 'visits'>,
  missed: readonly MissedVisit[],
  today: LocalDate,
  minutes: number,
): 'red24h' | 'twice' | null {
  if (due?.status !== 'missed') return null
  const late = daysBetween(due.nextDue, today) * 1440 + minutes - closing
  const grace = careLevelRules[risk.level].graceHours[due.kind] * 60
  if (risk.level === 'red' && late > grace + 1440) return 'red24h'
  // In a row: the visit that made up for the earlier miss is the last there was.
  const lastVisit = visits.find(({ inPerson }) => inPerson || due.kind === 'contact')?.id
  const before = missed.some(({ body }) => body.kind === due.kind && body.visit && body.visit === lastVisit)
  return before ? 'twice' : null
}
