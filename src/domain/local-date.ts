/** Calendar days as `YYYY-MM-DD` in Asia/Shanghai: UTC+8 all year, so a day is always 24 hours. */
export type LocalDate = string

export const dayMs = 86_400_000
const offsetMs = 8 * 3_600_000

// Rules ask for the same few hundred days a million times over; texts of days made anew were half their cost.
const mostKept = 20_000
const startsKept = new Map<LocalDate, number>()
const daysKept = new Map<number, LocalDate>()

function kept<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  let value = known.get(key)
  if (value !== undefined) return value
  if (known.size >= mostKept) known.clear()
  known.set(key, (value = make(key)))
  return value
}

const parseStart = (day: LocalDate) => Date.parse(`${day}T00:00:00Z`)
const dayText = (days: number): LocalDate => new Date(days * dayMs).toISOString().slice(0, 10)

const startOf = (day: LocalDate) => kept(startsKept, day, parseStart)
const dayOf = (utcMs: number): LocalDate => kept(daysKept, Math.floor(utcMs / dayMs), dayText)

/** True for `YYYY-MM-DD` of a day that exists; `2025-02-29` is false. */
export function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = startOf(text)
  return Number.isFinite(ms) && dayOf(ms) === text
}

/** The local day of a moment in milliseconds since 1970 UTC. Throws RangeError for a time that is none. */
export const localDate = (ms: number): LocalDate => dayOf(ms + offsetMs)

/** Minutes since local midnight (0–1439) of a moment in milliseconds since 1970 UTC. */
export function minutesOfDay(ms: number): number {
  const intoDay = (ms + offsetMs) % dayMs
  return Math.floor((intoDay < 0 ? intoDay + dayMs : intoDay) / 60_000)
}

/** The moment, in milliseconds since 1970 UTC, of a local day and minutes after its midnight. */
export const momentOf = (day: LocalDate, minutes = 0): number => startOf(day) - offsetMs + minutes * 60_000

/** The last millisecond of a local day. */
export const endOfDay = (day: LocalDate): number => startOf(day) - offsetMs + dayMs - 1

/** The day `days` later, or earlier when negative. Throws RangeError for a day that does not exist. */
export const addDays = (day: LocalDate, days: number): LocalDate => dayOf(startOf(day) + days * dayMs)

/** Days from `from` to `to`; negative when `to` is earlier, NaN when either is no day. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((startOf(to) - startOf(from)) / dayMs)

/** The first day of the day's month. */
export const startOfMonth = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01`

/** The last day of the day's month. */
export const endOfMonth = (day: LocalDate): LocalDate =>
  addDays(startOfMonth(addDays(startOfMonth(day), 31)), -1)

/**
 * The day `days` working days later, counting Monday to Friday; 0 gives the day itself. Public holidays
 * and their make-up days are decreed each year, so they are not counted (own design).
 */
export function addWorkingDays(day: LocalDate, days: number): LocalDate {
  let end = day
  for (let left = days; left > 0;) {
    end = addDays(end, 1)
    const weekday = new Date(startOf(end)).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return end
}
