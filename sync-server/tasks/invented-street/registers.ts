import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import type { BuildingPlan } from './buildings.ts'
import { street } from './area.ts'
import type { Family } from './people.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'
import type { Staff } from './staff.ts'

type Household = Body<'household'>

/** Registered long before the 90 days that are told; some corrected since. */
function stampOf(pen: Pen, random: Random, staff: Staff, { grid }: Pick<Family, 'grid'>) {
  const at = pen.momentAgo(random.int(200, 720), random.int(520, 1050))
  const corrected = random.chance(0.12)
  return {
    by: staff.workerOf(grid, 90),
    at,
    ...(corrected && { updatedAt: pen.momentAgo(random.int(2, 120), random.int(520, 1050)) }),
  }
}

function registration(random: Random, { grid, house }: Family): NonNullable<Household['registration']> {
  if (house?.use === 'rented') return 'migrant'
  const migrant = grid.community.key === 'wutongli' ? 0.12 : 0.06
  const at = random.next()
  return at < migrant ? 'migrant' : at < migrant + 0.06 ? 'split' : 'local'
}

const elsewhere = ['城关街道和平路', '前进镇政府街', '临湖乡渡口村', '东郊街道纺织新村']

function attention(
  random: Random,
  family: Family,
  registered: Household['registration'],
): Household['attention'] {
  const { care } = family.plan
  const kinds: NonNullable<Household['attention']>[number][] = []
  if (random.chance(0.05)) kinds.push('hardship')
  if (registered === 'migrant') kinds.push('migrant')
  if (care === 'couple' || care === 'alone') kinds.push('emptyNest')
  if (care === 'leftBehind') kinds.push('leftBehindChild')
  if (family.people.some(({ elder }) => elder?.facts.disabilityLevel)) kinds.push('disabled')
  return kinds
}

/** The 1,200 homes and the 3,000 people in them. */
export function registerRecords(pen: Pen, staff: Staff, families: readonly Family[]): RecordVersion[] {
  const random = pen.random.fork('registers')
  return families.flatMap((family) => {
    const { grid, building, house, people, id, code, unit, floor, room } = family
    const scope = gridScope(grid.code, 'base')
    const head = people[0]!
    const registered = registration(random, family)
    const home: Household = {
      code,
      building: building.id,
      house: house?.id,
      unit,
      floor,
      room,
      head: head.name,
      phone: head.phone,
      registration: registered,
      ...(registered === 'split' && {
        registeredAddress: `${random.chance(0.3) ? `${street.name}桑园路` : random.pick(elsewhere)}${random.int(1, 88)}号`,
      }),
      attention: attention(random, family, registered),
      status: 'lived',
    }
    return [
      pen.write('household', scope, home, { id, ...stampOf(pen, random, staff, family) }),
      ...people.map((person) => {
        const body: Body<'resident'> = {
          name: person.name,
          household: id,
          relation: person.relation,
          sex: person.sex,
          birthDate: person.birthDate,
          idNumber: person.idNumber,
          phone: person.phone,
          status: random.chance(0.04) && person.age >= 18 && !person.elder ? 'away' : 'present',
          note: person.note,
        }
        return pen.write('resident', scope, body, { id: person.id, ...stampOf(pen, random, staff, family) })
      }),
    ]
  })
}

/** Blocks and lanes; 36 of them with a building head, who lives there. */
export function buildingRecords(
  pen: Pen,
  staff: Staff,
  buildings: readonly BuildingPlan[],
  families: readonly Family[],
): RecordVersion[] {
  const random = pen.random.fork('heads')
  const headed = new Set(random.shuffled(buildings).slice(0, 36))
  return buildings.map((building) => {
    const { id, grid, body } = building
    const able = families.filter((family) => family.building === building && family.people[0]!.phone)
    const head = headed.has(building) && able.length > 0 ? random.pick(able).people[0]! : undefined
    const full = { ...body, head: head?.name, headPhone: head?.phone }
    return pen.write('building', gridScope(grid.code, 'base'), full, {
      id,
      by: staff.admin,
      at: pen.momentAgo(740, 600),
    })
  })
}
