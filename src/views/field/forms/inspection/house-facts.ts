import type { FieldIssue } from '#domain/fields/field.ts'
import type { Body } from '#domain/records/body.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import type { HouseStanding } from '#domain/records/house/house-standing.ts'
import { registry } from '#domain/records/registry.ts'

type House = Body<'house'>

/** The lines of a house's file that decide which items apply and how findings weigh. */
export const factFields = [
  'structureType',
  'floors',
  'basementFloors',
  'roofType',
  'hasSteelPart',
  'builtYear',
  'builtBand',
  'uses',
  'isBusiness',
  'businessTypes',
  'isRented',
  'rentRooms',
  'occupants',
  'altered',
] as const satisfies readonly (keyof House)[]

/** What is wrong with a line as it was typed, where it applies to this house; a line without a value is not wrong. */
export function factIssue(house: House, name: (typeof factFields)[number]): FieldIssue | null {
  const field = registry.house.fields[name]
  const value = house[name]
  return value == null || field.when?.(house) === false ? null : field.check(value)
}

const needed = [
  'structureType',
  'floors',
  'roofType',
  'isBusiness',
  'isRented',
  'occupants',
] as const satisfies readonly (keyof House)[]

/** Facts that the file does not hold yet: until then the list of items may be too short. */
export const lackingFacts = (house: House): readonly (keyof House)[] =>
  needed.filter((name) => house[name] == null)

/** What the checklist goes by, from the file as it is being corrected and from how the house stood before; `remediated`: put
 * right since, by a case that was closed. */
export function factsOf(
  house: House,
  before: HouseStanding['standing'] | null,
  remediated = false,
): HouseFacts {
  const { basementFloors, builtYear, builtBand } = house
  return {
    structureType: house.structureType ?? 'unknown',
    floors: house.floors ?? 1,
    ...(basementFloors != null && { basementFloors }),
    isBusiness: house.isBusiness ?? false,
    isRented: house.isRented ?? false,
    occupants: house.occupants ?? 0,
    hasSteelPart: house.hasSteelPart ?? false,
    roofType: house.roofType ?? 'other',
    ...(builtYear != null && { builtYear }),
    ...(builtBand != null && { builtBand }),
    ...(before && { controlLevel: before.control, previousGrade: before.grade }),
    ...(remediated && { remediated }),
  }
}
