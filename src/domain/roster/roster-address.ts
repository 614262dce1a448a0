import { arabicDigits } from './chinese-number.ts'
import type { RosterProblemCode } from './roster-problems.ts'

export interface KnownBuilding {
  readonly id: string
  readonly scope: string
  readonly code: string
  readonly name: string
}

const endings = /(号楼|住宅楼|栋|幢|座|楼|号)$/

/** `3号楼`, `三栋`, `３ 幢` and `3` are the same building to the people who write rosters. */
const plainBuilding = (name: string) =>
  arabicDigits(name.replace(/[\s第#]/g, ''))
    .toUpperCase()
    .replace(endings, '')

/** `二单元` → `2`; a home's unit as it is stored and compared. */
export const plainUnit = (unit: string): string =>
  arabicDigits(unit.replace(/[\s第]/g, ''))
    .replace(/(单元|门洞|门|梯)$/, '')
    .replace(/^0+(?=\d)/, '')

/** `302室` → `302`; a home's room as it is stored and compared. */
export const plainRoom = (room: string): string =>
  room
    .replace(/[\s第]/g, '')
    .replace(/(室|房|号|户)$/, '')
    .toUpperCase()

/** Finds the building by its code or by its name; one name may stand for several only with its code. */
export function buildingNamed(
  text: string,
  buildings: readonly KnownBuilding[],
): KnownBuilding | { readonly problem: RosterProblemCode } {
  const wanted = text.trim()
  const byCode = buildings.find((one) => one.code === wanted)
  if (byCode) return byCode
  const exact = buildings.filter((one) => one.name === wanted)
  const alike =
    exact.length > 0 ? exact : buildings.filter((one) => plainBuilding(one.name) === plainBuilding(wanted))
  if (alike.length === 1) return alike[0]!
  return { problem: alike.length > 1 ? 'ambiguousBuilding' : 'unknownBuilding' }
}

export interface HomeAddress {
  readonly building: string
  readonly unit: string
  readonly room: string
}

/** Two rows with the same key are the same home. */
export const homeKey = ({ building, unit, room }: HomeAddress): string =>
  `${building}\n${plainUnit(unit)}\n${plainRoom(room)}`

/** The storey that a room number tells: 302 → 3, 1201 → 12; null when it tells none. */
export function floorOfRoom(room: string): number | null {
  const digits = /^(\d{1,2})\d{2}$/.exec(room)?.[1]
  return digits ? Number(digits) : null
}

/** Building code, unit(2), floor(2), room(2–3) (own design); rooms without a number keep their name. */
export function householdCode(buildingCode: string, unit: string, room: string): string {
  const two = (part: string) => (/^\d$/.test(part) ? `0${part}` : part)
  const floor = floorOfRoom(room)
  const place = floor === null ? `-${room}` : `${two(String(floor))}${room.slice(-2)}`
  return `${buildingCode}${two(unit || '0')}${place}`.slice(0, 40)
}
