import type { LocalDate } from '#domain/local-date.ts'
import type { Body } from '../body.ts'

type Elder = Body<'elder'>

/**
 * A change of status with what follows from it: the day it began, and the event of rule R6 when somebody comes home
 * from hospital (DOMAIN 4.5). The status may be the same as before; then nothing is added.
 */
export function withStatus(before: Elder, after: Elder, on: LocalDate): Elder {
  const [was, is] = [before.status ?? 'active', after.status ?? 'active']
  if (was === is) return after
  const statusSince = after.statusSince === before.statusSince ? on : (after.statusSince ?? on)
  const events = after.events ?? []
  const isHome = was === 'hospital' && is === 'active'
  const known = events.some((one) => one.kind === 'discharge' && (one.on ?? '') >= (before.statusSince ?? on))
  return {
    ...after,
    statusSince,
    ...(isHome && !known && { events: [...events, { kind: 'discharge', on: statusSince }] }),
  }
}
