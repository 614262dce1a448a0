import type { GridArea } from './area.ts'
import { gridAreas } from './area.ts'
import type { BuildingPlan } from './buildings.ts'
import { type HouseholdPlan, redsOf } from './household-plans.ts'
import { type HousePlan, tradesIn } from './house-plans.ts'
import type { Pen } from './pen.ts'

/** A door to knock at. */
export interface Door {
  readonly grid: GridArea
  readonly building: BuildingPlan
  readonly house?: HousePlan
  readonly code: string
  readonly unit?: string
  readonly floor?: number
  readonly room: string
  /** As people say it: `3号楼2单元402`, `豆腐巷7号`. */
  readonly place: string
}

export interface Home extends Door {
  /** Id of the household's record. */
  readonly id: string
  readonly plan: HouseholdPlan
}

const two = (n: number) => String(n).padStart(2, '0')

export const houseCode = (house: Pick<HousePlan, 'index' | 'grid'>): string =>
  `${house.grid.community.code}Z${String(house.index + 1).padStart(5, '0')}`

function blockDoors(grid: GridArea, buildings: readonly BuildingPlan[]): Door[] {
  const { floors, units } = grid.community
  const doors = buildings
    .filter((building) => building.grid === grid && building.body.kind === 'block')
    .flatMap((building) =>
      Array.from({ length: floors * units * 2 }, (_, n): Door => {
        const unit = Math.floor(n / (floors * 2)) + 1
        const floor = (Math.floor(n / 2) % floors) + 1
        const room = `${floor}${two((n % 2) + 1)}`
        return {
          grid,
          building,
          code: `${building.body.code}${two(unit)}${two(floor)}${two((n % 2) + 1)}`,
          unit: String(unit),
          floor,
          room,
          place: `${building.body.name}${units > 1 ? `${unit}单元` : ''}${room}`,
        }
      }),
    )
  // A few doors that nobody opens: not every flat is lived in.
  const empty = doors.length - grid.blockHouseholds
  return doors.filter(
    (_, n) => Math.floor(((n + 1) * empty) / doors.length) === Math.floor((n * empty) / doors.length),
  )
}

function houseDoors(building: BuildingPlan, house: HousePlan): Door[] {
  return Array.from({ length: house.homes }, (_, n): Door => {
    const room = `${house.number}号${house.homes > 1 ? `-${n + 1}` : ''}`
    return {
      grid: house.grid,
      building,
      house,
      code: `${houseCode(house)}-${two(n + 1)}`,
      room,
      place: `${building.body.name}${room}`,
    }
  })
}

/** Homes of elders are in flats or in sound houses that nobody trades in, but for the one that is meant to be red. */
const isCalm = ({ house }: Door) =>
  !house ||
  (house.grade === 'none' &&
    house.operation !== 'major' &&
    !house.repaired &&
    !tradesIn(house.use) &&
    house.use !== 'rented')

const leaning: Readonly<Record<NonNullable<HouseholdPlan['care']>, readonly [number, number, number]>> = {
  alone: [0.44, 0.16, 0.4],
  couple: [0.42, 0.28, 0.3],
  leftBehind: [0.12, 0.04, 0.84],
  withChild: [0.34, 0.3, 0.36],
}

/** Gives every plan a door: elders in need first, three red ones to a grid, then the others where they fit. */
export function settle(
  pen: Pen,
  plans: readonly HouseholdPlan[],
  buildings: readonly BuildingPlan[],
  houses: readonly HousePlan[],
): Home[] {
  const random = pen.random.fork('homes')
  const lanes = new Map(buildings.map((building) => [building.id, building]))
  const doors = random.shuffled([
    ...gridAreas.flatMap((grid) => blockDoors(grid, buildings)),
    ...houses.flatMap((house) => houseDoors(lanes.get(house.building)!, house)),
  ])
  const homes: Home[] = []
  const move = (plan: HouseholdPlan, fits: (door: Door) => boolean) => {
    const at = doors.findIndex(fits)
    if (at < 0) return false
    const [door] = doors.splice(at, 1)
    homes.push({ ...door!, id: pen.id('r'), plan })
    return true
  }
  const reds = plans.filter((plan) => redsOf(plan).length > 0)
  const inRed = reds.filter((plan) => redsOf(plan).some((kind) => kind.inRedHouse))
  for (const plan of inRed) move(plan, ({ house }) => house?.grade === 'severe')
  const taken = new Set(homes.map(({ grid }) => grid.index))
  const turns = [...gridAreas, ...gridAreas, ...gridAreas].filter(({ index }) => !taken.delete(index))
  const others = random.shuffled(reds.filter((plan) => !inRed.includes(plan)))
  others.forEach((plan, i) => move(plan, (door) => door.grid === turns[i]! && isCalm(door)))
  for (const plan of plans) {
    if (!plan.care || reds.includes(plan)) continue
    const [donghe, wutongli] = leaning[plan.care]
    const at = random.next()
    const key = at < donghe ? 'donghe' : at < donghe + wutongli ? 'wutongli' : 'shiqiao'
    if (!move(plan, (door) => door.grid.community.key === key && isCalm(door))) move(plan, isCalm)
  }
  for (const plan of random.shuffled(plans.filter(({ care }) => !care))) move(plan, () => true)
  return homes.sort((a, b) => (a.code < b.code ? -1 : 1))
}
