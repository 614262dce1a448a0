import type { Body } from '#domain/records/body.ts'
import type { StructureType } from '#domain/records/house-inspection/checklist-types.ts'
import type { HouseGrade } from '#domain/records/house-inspection/grade-order.ts'
import { type GridArea, gridAreas } from './area.ts'
import type { Pen } from './pen.ts'
import { type Random, loosely, spread } from './random.ts'

type House = Body<'house'>
export type HouseUse = NonNullable<House['uses']>[number]
export type BuiltBand = NonNullable<House['builtBand']>

export interface HousePlan {
  readonly index: number
  readonly id: string
  readonly grid: GridArea
  /** Id and name of the lane it stands in. */
  readonly building: string
  readonly lane: string
  readonly number: number
  readonly structure: StructureType
  readonly floors: number
  readonly band: BuiltBand
  readonly use: HouseUse
  /** What its last inspection comes to. */
  readonly grade: HouseGrade
  readonly operation: 'none' | 'general' | 'major'
  /** Graded some or severe by an earlier inspection and put right since. */
  readonly repaired: boolean
  /** Two people graded it differently within a week, and nobody has decided. */
  readonly disputed: boolean
  /** How many homes are in it. */
  readonly homes: number
}

// Each list from the oldest, lowest and plainest to the newest and highest (DOMAIN 10).
const structures = spread<StructureType>([
  ['earth', 12],
  ['brick_wood', 33],
  ['mixed', 6],
  ['brick_concrete_precast', 96],
  ['bottom_frame', 12],
  ['brick_concrete_cast', 102],
  ['rc_frame', 33],
  ['steel', 6],
])
const bands = spread<BuiltBand>([
  ['to1980', 18],
  ['from1981', 51],
  ['from1991', 96],
  ['from2001', 84],
  ['from2011', 33],
  ['from2016', 18],
])
const storeys = spread([
  [1, 36],
  [2, 132],
  [3, 93],
  [4, 30],
  [5, 9],
] as const)
const uses = spread<HouseUse>([
  ['lived', 186],
  ['livedAndBusiness', 48],
  ['business', 24],
  ['rented', 36],
  ['empty', 6],
])

export const tradesIn = (use: HouseUse) => use === 'business' || use === 'livedAndBusiness'

interface Verdict {
  readonly grade: HouseGrade
  readonly operation: HousePlan['operation']
  readonly repaired: boolean
  readonly disputed: boolean
}

const sound: Verdict = { grade: 'none', operation: 'none', repaired: false, disputed: false }

/** Which houses are found how: 6 severe, 33 some, 9 undetermined; 22 of the sound ones were put right. */
function verdicts(random: Random, useOf: readonly HouseUse[]): Verdict[] {
  const found = useOf.map(() => ({ ...sound }))
  const all = random.shuffled(useOf.map((_, i) => i))
  const trading = all.filter((i) => tradesIn(useOf[i]!))
  const quiet = all.filter((i) => useOf[i] === 'lived' || useOf[i] === 'rented')
  const give = (from: number[], count: number, verdict: Partial<Verdict>) =>
    from.splice(0, count).forEach((i) => Object.assign(found[i]!, verdict))
  give(quiet, 6, { grade: 'severe' })
  give(quiet, 21, { grade: 'some' })
  give(quiet, 9, { grade: 'undetermined' })
  give(trading, 2, { grade: 'some', disputed: true })
  give(trading, 10, { grade: 'some' })
  give(trading, 22, { repaired: true })
  give(trading, 7, { operation: 'major' })
  give(trading, 15, { operation: 'general' })
  give(quiet, 20, { operation: 'general' })
  return found
}

/** 390 homes in the houses: one in each that people live in, the rest first where rooms are let. */
function homesPerHouse(random: Random, useOf: readonly HouseUse[], gridOf: readonly GridArea[]): number[] {
  const homes = useOf.map((use) => (use === 'business' || use === 'empty' ? 0 : 1))
  for (const grid of gridAreas) {
    const here = random.shuffled(homes.map((_, i) => i).filter((i) => gridOf[i] === grid && homes[i]! > 0))
    const roomFor = [
      ...here.filter((i) => useOf[i] === 'rented'),
      ...here,
      ...here.filter((i) => useOf[i] === 'rented'),
      ...here,
    ]
    let left = grid.houseHouseholds - here.length
    for (const i of roomFor) if (left-- > 0) homes[i]! += 1
  }
  return homes
}

/** The 300 self-built houses: where they stand, what they are and what will be found in them. */
export function housePlans(pen: Pen, laneIds: ReadonlyMap<string, string>): HousePlan[] {
  const random = pen.random.fork('houses')
  const places = gridAreas.flatMap((grid) =>
    grid.lanes.flatMap((lane) =>
      Array.from({ length: grid.housesPerLane }, (_, n) => ({ grid, lane, number: n + 1 })),
    ),
  )
  const order = random.shuffled(places.map((_, i) => i))
  const byAge = [
    loosely(random, structures, 0.3),
    loosely(random, bands, 0.25),
    loosely(random, storeys, 0.7),
  ] as const
  const useOf = random.shuffled(uses)
  const found = verdicts(random, useOf)
  const homes = homesPerHouse(
    random,
    useOf,
    places.map(({ grid }) => grid),
  )
  return places.map((place, index) => {
    const age = order[index]!
    return {
      ...place,
      building: laneIds.get(place.lane)!,
      index,
      id: pen.id('r'),
      structure: byAge[0][age]!,
      band: byAge[1][age]!,
      floors: byAge[2][age]!,
      use: useOf[index]!,
      homes: homes[index]!,
      ...found[index]!,
    }
  })
}
