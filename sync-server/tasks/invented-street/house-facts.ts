import type { HouseFacts, StructureType } from '#domain/records/house-inspection/checklist-types.ts'
import { type BuiltBand, type HousePlan, tradesIn } from './house-plans.ts'
import type { Family } from './people.ts'
import type { Random } from './random.ts'

export interface FoundHouse {
  readonly plan: HousePlan
  readonly families: readonly Family[]
  readonly facts: HouseFacts & { readonly builtYear: number; readonly builtBand: string }
}

const roofs: Readonly<Record<StructureType, readonly string[]>> = {
  brick_concrete_precast: ['precast'],
  brick_concrete_cast: ['cast'],
  rc_frame: ['cast'],
  bottom_frame: ['precast', 'cast'],
  brick_wood: ['wood'],
  timber: ['wood'],
  earth: ['wood'],
  stone: ['wood', 'precast'],
  steel: ['light_steel'],
  mixed: ['wood', 'precast', 'light_steel'],
  unknown: ['other'],
}

const years: Readonly<Record<BuiltBand, readonly [number, number]>> = {
  to1980: [1962, 1980],
  from1981: [1981, 1990],
  from1991: [1991, 2000],
  from2001: [2001, 2010],
  from2011: [2011, 2015],
  from2016: [2016, 2021],
}

/** What the file of a house says about it, from its plan and from who lives there. */
export function houseFacts(random: Random, plan: HousePlan, families: readonly Family[]): FoundHouse {
  const { structure, band, floors, use } = plan
  const living = families.reduce((sum, { people }) => sum + people.length, 0)
  const isBusiness = tradesIn(use)
  const guests = isBusiness ? random.int(2, use === 'business' ? 16 : 6) : 0
  return {
    plan,
    families,
    facts: {
      structureType: structure,
      floors,
      isBusiness,
      isRented: use === 'rented',
      occupants: living + guests,
      hasSteelPart: structure === 'steel' || random.chance(0.06),
      roofType: random.pick(roofs[structure]),
      builtYear: random.int(...years[band]),
      builtBand: band,
    },
  }
}

/** The year a house was altered, for those that were. */
export const alteredYear = (random: Random, { facts }: FoundHouse, thisYear: number): string =>
  String(random.int(Math.min(facts.builtYear + 2, thisYear - 3), thisYear - 3))
