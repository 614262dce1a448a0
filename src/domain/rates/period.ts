import { type LocalDate, addDays, endOfMonth, startOfMonth } from '../local-date.ts'

/** Days from `from` to `to`, both included. */
export interface Period {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** The calendar month of a day. */
export const monthOf = (day: LocalDate): Period => ({ from: startOfMonth(day), to: endOfMonth(day) })

/** The calendar month before that of a day. */
export const monthBefore = (day: LocalDate): Period => monthOf(addDays(startOfMonth(day), -1))

export const isWithin = ({ from, to }: Period, day: LocalDate): boolean => day >= from && day <= to
