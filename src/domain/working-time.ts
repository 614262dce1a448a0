import { addDays, addWorkingDays, type LocalDate, localDate, minutesOfDay, momentOf } from './local-date.ts'

/**
 * The hours in which limits run, in minutes after midnight: 08:30–12:00 and 14:00–17:30, Monday to Friday. Own
 * design: summer and winter hours and public holidays are decreed each year, so a limit is never shorter than said.
 */
const spans = [
  [510, 720],
  [840, 1050],
] as const

/** Minutes of one working day. */
export const workdayMinutes = spans.reduce((sum, [from, to]) => sum + to - from, 0)

const endOfHours = spans.at(-1)![1]

/** Monday to Friday. */
export const isWorkday = (day: LocalDate): boolean => addWorkingDays(addDays(day, -1), 1) === day

/** Working minutes of a day from one minute to another, whatever day it is. */
const within = (from: number, to: number): number =>
  spans.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0)

/** The exact minute of the day with its fraction, so that sums lose no second. */
const exactMinutes = (ms: number): number => minutesOfDay(ms) + (ms % 60_000) / 60_000

/** Working minutes between two moments in milliseconds; 0 when `to` is not later. Own design. */
export function workingMinutesBetween(from: number, to: number): number {
  if (to <= from) return 0
  const [first, last] = [localDate(from), localDate(to)]
  if (first === last) return isWorkday(first) ? within(exactMinutes(from), exactMinutes(to)) : 0
  let sum = isWorkday(first) ? within(exactMinutes(from), 1440) : 0
  for (let day = addDays(first, 1); day < last; day = addDays(day, 1))
    if (isWorkday(day)) sum += workdayMinutes
  return sum + (isWorkday(last) ? within(0, exactMinutes(to)) : 0)
}

/** The moment, in milliseconds, so many working minutes after another; with 0, the moment itself. Own design. */
export function addWorkingMinutes(from: number, minutes: number): number {
  if (minutes <= 0) return from
  let left = minutes
  for (let day = localDate(from), start = exactMinutes(from); ; day = addDays(day, 1), start = 0) {
    if (!isWorkday(day)) continue
    for (const [begin, end] of spans) {
      const opens = Math.max(start, begin)
      if (opens >= end) continue
      if (left <= end - opens) return Math.round(momentOf(day, opens + left))
      left -= end - opens
    }
  }
}

/** The end of the working hours of a day, in milliseconds; of the next working day when it is none. Own design. */
export const endOfWorkday = (day: LocalDate): number =>
  momentOf(isWorkday(day) ? day : addWorkingDays(day, 1), endOfHours)

/** The end of the working hours in which a moment falls, or of the next ones when they are over. Own design. */
export function sameWorkdayEnd(ms: number): number {
  const day = localDate(ms)
  const end = endOfWorkday(day)
  return end > ms ? end : endOfWorkday(addDays(day, 1))
}
