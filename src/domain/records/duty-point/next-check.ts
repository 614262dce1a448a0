import { addDays, type LocalDate, localDate } from '../../local-date.ts'
import type { Body } from '../body.ts'
import { daysOfCycle } from './days-of-cycle.ts'

/**
 * The day by which a duty point is to be looked at again: one cycle after it was last seen, or after it became one
 * when nobody has been there since (DOMAIN 1.2 no. 10; own design). Null for a point without a cycle or a beginning,
 * for one that has ended, and for one that ends before that day.
 * @param seenAt when somebody last looked, in milliseconds
 */
export function nextCheck(
  { checkCycle, from, to, status }: Body<'dutyPoint'>,
  seenAt: number | undefined,
): LocalDate | null {
  if (!checkCycle || !from || status === 'ended') return null
  const seen = seenAt === undefined ? null : localDate(seenAt)
  const due = addDays(seen !== null && seen > from ? seen : from, daysOfCycle(checkCycle))
  return to !== undefined && to < due ? null : due
}
