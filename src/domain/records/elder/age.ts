import type { LocalDate } from '#domain/local-date.ts'

/** Age in full years on a day; one born on 29 February turns a year older on 1 March of a common year. */
export function ageOn(birthDate: LocalDate, today: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}
