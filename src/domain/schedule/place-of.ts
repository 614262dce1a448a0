import type { RecordVersion } from '../record/record-version.ts'
import { type RecordType, definitionOf } from '../records/registry.ts'
import type { Body } from '../records/body.ts'
import type { Records } from './world.ts'

/** Where a record belongs, as far as the records at hand say. */
export interface Place {
  /** Id of the building or lane; null when there is none. */
  readonly building: string | null
  readonly buildingName: string | null
  readonly household: string | null
  readonly house: string | null
  /** The staircase, where the building has several. */
  readonly unit: string | null
  readonly floor: number | null
  /** The room in the building, or the house's address. */
  readonly door: string | null
}

/** Of a line that has no place of its own. */
export const nowhere: Place = {
  building: null,
  buildingName: null,
  household: null,
  house: null,
  unit: null,
  floor: null,
  door: null,
}

type AnyRecord = Pick<RecordVersion<unknown>, 'id' | 'type' | 'body'>

function inBuilding(records: Records, id: string | undefined): Place {
  const building = records.get('building', id)
  return building ? { ...nowhere, building: building.id, buildingName: building.body.name ?? null } : nowhere
}

function ofHousehold(records: Records, id: string | null | undefined): Place {
  const household = records.get('household', id)
  if (!household) return nowhere
  const { building, house, unit, floor, room } = household.body
  return {
    ...inBuilding(records, building),
    household: household.id,
    house: house ?? null,
    unit: unit ?? null,
    floor: floor ?? null,
    door: room ?? null,
  }
}

function ofHouse(records: Records, id: string | null | undefined): Place {
  const house = records.get('house', id)
  if (!house) return nowhere
  return { ...inBuilding(records, house.body.building), house: house.id, door: house.body.address ?? null }
}

function ofElder(records: Records, id: string | null | undefined): Place {
  const elder = records.get('elder', id)
  if (!elder) return nowhere
  const home = ofHousehold(records, elder.body.household)
  return home.household ? home : ofHouse(records, elder.body.house)
}

function ofMatter(
  records: Records,
  { household, building, placeText }: Pick<Body<'matter'>, 'household' | 'building' | 'placeText'>,
): Place {
  const home = ofHousehold(records, household)
  return home.household ? home : { ...inBuilding(records, building), door: placeText ?? null }
}

/** Where the record is that another one is about, whichever of these kinds it is. */
function ofTarget(records: Records, id: string | undefined, types: readonly RecordType[]): Place {
  for (const type of types) {
    const target = records.get(type, id)
    if (target) return placeOf(records, target)
  }
  return nowhere
}

const finders: { readonly [T in RecordType]?: (records: Records, body: Body<T>, id: string) => Place } = {
  building: (records, _body, id) => inBuilding(records, id),
  household: (records, _body, id) => ofHousehold(records, id),
  house: (records, _body, id) => ofHouse(records, id),
  elder: (records, _body, id) => ofElder(records, id),
  resident: (records, body) => ofHousehold(records, body.household),
  hazardCase: (records, body) => ofHouse(records, body.house),
  houseInspection: (records, body) => ofHouse(records, body.house),
  elderVisit: (records, body) => ofElder(records, body.elder),
  careFollowUp: (records, body) => ofElder(records, body.elder),
  missedVisit: (records, body) => ofElder(records, body.elder),
  serviceRequest: (records, body) =>
    body.household ? ofHousehold(records, body.household) : ofElder(records, body.elder),
  visit: (records, body) => ofHousehold(records, body.households?.[0]?.household),
  matter: ofMatter,
  dispute: ofMatter,
  dutyPoint: (records, { building }) => inBuilding(records, building),
  task: (records, { target }) =>
    ofTarget(records, target, ['household', 'house', 'building', 'dutyPoint', 'elder', 'matter']),
  infoChange: (records, { target }) => ofTarget(records, target, ['household', 'resident', 'elder']),
  review: (records, body) => {
    const type = body.targetType ?? ''
    const target = definitionOf(type) ? records.get(type as RecordType, body.target) : undefined
    return target ? placeOf(records, target) : nowhere
  },
}

/** The building, household, house and door of a record of any kind; nulls where nothing is known. */
export function placeOf(records: Records, record: AnyRecord): Place {
  const find = finders[record.type as RecordType] as
    ((records: Records, body: unknown, id: string) => Place) | undefined
  return find ? find(records, record.body, record.id) : nowhere
}
