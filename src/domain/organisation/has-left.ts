import type { LocalDate } from '../local-date.ts'
import type { Records } from '../schedule/world.ts'
import { isInPost } from './in-post.ts'

/**
 * Whether somebody with a post on file, now or once, has none on a day for a grid, its community or its street
 * (DOMAIN 1.2 no. 10). Of one whose posts nobody ever wrote down, that is not known.
 */
export const hasLeft = (
  records: Pick<Records, 'ofType'>,
  person: string,
  grid: string,
  today: LocalDate,
): boolean =>
  !isInPost(records, person, grid, today) &&
  records.ofType('assignment').some(({ body }) => body.person === person)
