import type { LocalDate } from '../local-date.ts'
import {
  type Elder,
  type ElderAround,
  type ElderStanding,
  elderStanding,
} from '../records/elder/elder-standing.ts'
import { type House, type HouseStanding, houseStanding } from '../records/house/house-standing.ts'
import { alertsFor } from './alerts-for.ts'
import type { Moment } from './moment.ts'
import type { Records } from './world.ts'

/** How a house stands by the records at hand. */
export const houseStandingOf = (records: Records, house: House, today: LocalDate): HouseStanding =>
  houseStanding(house, records.referring('houseInspection', 'house', house.id), today)

/** The self-built house an elder lives in, by the elder's file or the home's. */
export function houseOfElder(records: Records, elder: Elder): House | undefined {
  const home = records.get('household', elder.body.household)
  return records.get('house', elder.body.house ?? home?.body.house)
}

function openHazards(records: Records, household: string | undefined): number {
  if (!household) return 0
  return records
    .referring('matter', 'household', household)
    .filter(({ body, state }) => body.class === 'SF' && state === 'live').length
}

/** What other records say about an elder on a day: the home's hazards, its house's colour, who asks for a contact. */
export function aroundElder(records: Records, elder: Elder, today: LocalDate): ElderAround {
  const house = houseOfElder(records, elder)
  const control = house && houseStandingOf(records, house, today).standing?.control
  return {
    openHazards: openHazards(records, elder.body.household),
    ...(control && { houseControl: control }),
    asked: (level) => alertsFor(records, elder, level),
  }
}

/** How an elder stands by the records at hand, the home's hazards and its house's colour included. */
export function elderStandingOf(records: Records, elder: Elder, { today, minutes }: Moment): ElderStanding {
  const visits = records.referring('elderVisit', 'elder', elder.id)
  return elderStanding(elder, visits, aroundElder(records, elder, today), today, minutes)
}
