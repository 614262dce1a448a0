import { addWorkingDays, daysBetween, type LocalDate } from '../../local-date.ts'
import type { MatterLevel } from './matter-options.ts'

/** Working days to handle a matter, from the dispatch (DOMAIN 2.5); an urgent one has hours instead. */
export const handlingDays: Readonly<Record<Exclude<MatterLevel, 'L0' | 'L4'>, number>> = {
  L1: 3,
  L2: 7,
  L3: 15,
}

/** Working days within which a major matter has its plan (DOMAIN 2.5). */
export const planDays = 3

/** Working minutes to accept, and again to dispatch (DOMAIN 2.5). */
export const deskMinutes = 120

/** Minutes by the clock, from the report of an urgent matter, day and night (DOMAIN 2.5, L4). */
export const urgentMinutes = { accept: 15, onSite: 30, record: 24 * 60 }

/** Working days to check on site what was replied (DOMAIN 2.5, step 6). */
export const verifyDays = 1

/** Days after the end within which the reporter goes back to the resident (DOMAIN 5.3; the number is own design). */
export const returnVisitDays = 7

/** The last day to handle a matter of a level that was dispatched on a day (DOMAIN 2.5). */
export const handlingDue = (level: MatterLevel | undefined, from: LocalDate): LocalDate =>
  level === 'L4'
    ? addWorkingDays(from, 1)
    : addWorkingDays(from, handlingDays[level === 'L2' || level === 'L3' ? level : 'L1'])

/**
 * The latest day that one extension may lead to: the same length again (DOMAIN 2.5). `from` is the day the limit
 * began, `due` the day it ends.
 */
export const latestExtension = (from: LocalDate, due: LocalDate): LocalDate => {
  let days = 0
  while (addWorkingDays(from, days) < due) days += 1
  return addWorkingDays(due, Math.max(1, Math.min(days, daysBetween(from, due))))
}
