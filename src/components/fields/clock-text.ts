import { localDate, minutesOfDay } from '#domain/local-date.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** Minutes since midnight as `09:41`. */
export const clockText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** The local time of a moment in milliseconds, as `09:41`. */
export const clockOf = (ms: number): string => clockText(minutesOfDay(ms))

/** Month and day of a moment, for `forms.day`: `{ month: 8, day: 14 }`. */
export function dayOf(ms: number): { month: number; day: number } {
  const [, month, day] = localDate(ms).split('-').map(Number)
  return { month: month ?? 0, day: day ?? 0 }
}
