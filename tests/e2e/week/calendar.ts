/** Days in China as `2026-03-09`, worked out from the clock alone. */
export type Day = string

const hour = 3_600_000
export const dayMs = 24 * hour

export const dayOf = (ms: number): Day => new Date(ms + 8 * hour).toISOString().slice(0, 10)
export const hourOf = (ms: number): number => new Date(ms + 8 * hour).getUTCHours()
const noonOf = (day: Day): number => Date.parse(`${day}T12:00:00Z`)
/** The moment of an hour of a day; half past eight is 8.5. */
export const momentOn = (day: Day, at: number): number => Date.parse(`${day}T00:00:00Z`) + (at - 8) * hour
/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(noonOf(day)).getUTCDay()
export const plus = (day: Day, days: number): Day =>
  new Date(noonOf(day) + days * dayMs).toISOString().slice(0, 10)
export const between = (from: Day, to: Day): number => Math.round((noonOf(to) - noonOf(from)) / dayMs)
export const first = (...days: readonly Day[]): Day => [...days].sort()[0]!
export const latest = (...days: readonly Day[]): Day => [...days].sort().at(-1)!
export const monthOf = (day: Day): string => day.slice(0, 7)

export function yearsBetween(from: Day, to: Day): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)
}
