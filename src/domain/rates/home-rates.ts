import { localDate } from '../local-date.ts'
import type { Household } from '../schedule/homes-item.ts'
import { contactsOf } from '../schedule/last-contact.ts'
import type { Records } from '../schedule/world.ts'
import { isWithin, type Period } from './period.ts'
import { member, rate, type Rate } from './rate.ts'

const isLivedIn = ({ body, state }: Household) => state === 'live' && (body.status ?? 'lived') === 'lived'

/** 走访覆盖率 and 重点人群走访率 of a period (DOMAIN 11); a home counts once, however often it was visited. */
export function homeRates(records: Records, period: Period): Rate[] {
  const homes = records.ofType('household').filter(isLivedIn)
  const seen = new Set(
    homes
      .filter((home) => contactsOf(records, home).some(({ at }) => isWithin(period, localDate(at))))
      .map(({ id }) => id),
  )
  const hasElder = (home: Household) =>
    records
      .referring('elder', 'household', home.id)
      .some(({ body }) => (body.status ?? 'active') === 'active')
  const key = homes.filter((home) => home.body.attention?.length || hasElder(home))
  return [
    rate(
      'homesCovered',
      homes.map((home) => member(home, seen.has(home.id))),
    ),
    rate(
      'keyPeopleVisited',
      key.map((home) => member(home, seen.has(home.id))),
    ),
  ]
}
