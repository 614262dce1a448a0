import type { LocalDate } from '../local-date.ts'
import {
  type Elder,
  type ElderAround,
  type ElderStanding,
  elderStanding,
} from '../records/elder/elder-standing.ts'
import {
  type House,
  type HouseStanding,
  houseStanding,
  type Inspection,
} from '../records/house/house-standing.ts'
import { alertsFor } from './alerts-for.ts'
import type { Moment } from './moment.ts'
import type { Records } from './world.ts'

interface Stood {
  readonly house: House
  readonly today: LocalDate
  readonly standing: HouseStanding
}

// The house's own line, its lane's and those of the elders in it ask; a list of records is replaced, never altered.
const known = new WeakMap<readonly Inspection[], Stood>()

/** How a house stands by the records at hand. */
export function houseStandingOf(records: Records, house: House, today: LocalDate): HouseStanding {
  const inspections = records.referring('houseInspection', 'house', house.id)
  const stood = known.get(inspections)
  if (stood?.house === house && stood.today === today) return stood.standing
  const standing = houseStanding(house, inspections, today)
  known.set(inspections, { house, today, standing })
  return standing
}

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
