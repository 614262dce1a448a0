import { type LocalDate, localDate, minutesOfDay } from '../local-date.ts'

/** A day in Asia/Shanghai and how far it has gone: all that due dates look at. */
export interface Moment {
  readonly today: LocalDate
  /** Minutes since local midnight. */
  readonly minutes: number
}

/** The moment of a time in milliseconds since 1970 UTC, as `Device.now()` gives it. */
export const momentAt = (ms: number): Moment => ({ today: localDate(ms), minutes: minutesOfDay(ms) })
