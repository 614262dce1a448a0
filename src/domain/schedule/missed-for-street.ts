import type { Elder, ElderStanding } from '../records/elder/elder-standing.ts'
import { goesToStreet } from '../records/missed-visit/to-street.ts'
import type { Moment } from './moment.ts'
import type { Records } from './world.ts'

/** Why a visit of an elder that is missed now goes to the street, by the records at hand; null while it does not. */
export const missedForStreet = (
  records: Records,
  elder: Elder,
  standing: ElderStanding,
  { today, minutes }: Moment,
): ReturnType<typeof goesToStreet> =>
  goesToStreet(standing, records.referring('missedVisit', 'elder', elder.id), today, minutes)
