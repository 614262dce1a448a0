import type { LocalDate } from '../local-date.ts'
import type { Records } from '../schedule/world.ts'

/** Whether an assignment names somebody on a day for a grid, for its community or for its street (DOMAIN 2.2: by code). */
export function isInPost(
  records: Pick<Records, 'ofType'>,
  person: string,
  grid: string,
  today: LocalDate,
): boolean {
  const around = [grid, grid.slice(0, 12), grid.slice(0, 9)]
  return records
    .ofType('assignment')
    .some(
      ({ body: { person: who, grid: where, from, to } }) =>
        who === person && around.includes(where ?? '') && (from ?? '') <= today && (!to || to >= today),
    )
}
