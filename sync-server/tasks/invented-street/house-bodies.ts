import type { Answers } from '#domain/fields/answers.ts'
import type { Body } from '#domain/records/body.ts'
import { placeIn } from './area.ts'
import { type FoundHouse, alteredYear } from './house-facts.ts'
import { houseCode } from './homes.ts'
import { givenName, surname } from './names.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'

type House = Body<'house'>

const trades = [
  ['catering', '市场监管、商务'],
  ['retail', '市场监管'],
  ['lodging', '公安、文旅'],
  ['production', '工信、应急'],
  ['storage', '商务、消防'],
  ['cards', '公安、文旅'],
  ['farmSupplies', '农业农村'],
  ['medical', '卫健'],
  ['education', '教育'],
] as const

function ownerOf(random: Random, pen: Pen, { plan, families }: FoundHouse) {
  const [first] = families
  if (first && plan.use !== 'rented') {
    const head = first.people[0]!
    return { ownerName: head.name, ownerPhone: head.phone ?? pen.phone() }
  }
  return { ownerName: surname(random) + givenName(random, 'male', random.int(40, 66)), ownerPhone: pen.phone() }
}

function useOf(random: Random, { plan, families, facts }: FoundHouse): House {
  const [type, department] = random.pick(trades)
  const used: House = { uses: [plan.use], isBusiness: facts.isBusiness, isRented: facts.isRented }
  if (facts.isBusiness) {
    const businessFloors = plan.use === 'business' && facts.floors > 1 ? `1-${facts.floors}层` : '1层'
    return { ...used, businessTypes: [type], businessFloors, industryDepartment: department }
  }
  if (!facts.isRented) return used
  const tenants = families.reduce((sum, { people }) => sum + people.length, 0)
  return { ...used, rentRooms: Math.max(families.length, Math.ceil(tenants / 2)), tenants }
}

/** What was altered, as far as the findings tell. */
function alterations(random: Random, pen: Pen, house: FoundHouse, answers: Answers): House {
  const value = (item: string) => answers[item]?.value
  const altered: NonNullable<House['altered']>[number][] = []
  if (value('al_added_storey') === 'no_design') altered.push('storey')
  if (value('al_removed_bearing') === 'no_damage') altered.push('bearing')
  if (value('al_mezzanine_partition') === 'light') altered.push('partition')
  if (altered.length === 0) return { altered: [random.chance(0.06) ? 'unknown' : 'none'] }
  return { altered, alteredYear: alteredYear(random, house, Number(pen.today.slice(0, 4))) }
}

/** 一房一档 of one house; `answers` are those of its last inspection. */
export function houseBody(random: Random, pen: Pen, house: FoundHouse, answers: Answers): House & { address: string } {
  const { plan, facts, families } = house
  const { grid } = plan
  const vulnerable = families.some(({ people }) => people.some(({ age }) => age >= 60 || age < 15))
  const plain = answers.al_no_design?.value === 'yes'
  return {
    code: houseCode(plan),
    building: plan.building,
    address: `${grid.community.name}${plan.lane}${plan.number}号`,
    location: placeIn(grid, 20 + (plan.index % 65)),
    areaType: grid.community.key === 'shiqiao' ? 'fringe' : random.chance(0.3) ? 'nearSchool' : 'urbanVillage',
    landNature: grid.community.key === 'shiqiao' ? 'collective' : 'state',
    ...ownerOf(random, pen, house),
    ownerType: 'person',
    occupants: facts.occupants,
    ...(vulnerable && { vulnerable }),
    floors: facts.floors,
    area: facts.floors * random.int(58, 132),
    builtYear: facts.builtYear,
    builtBand: plan.band,
    structureType: facts.structureType,
    roofType: facts.roofType as NonNullable<House['roofType']>,
    hasSteelPart: facts.hasSteelPart,
    ...(grid.name === '沿河' && plan.number % 4 === 0 && { floodProne: true }),
    designMode: plain ? 'none' : facts.builtYear > 2000 ? random.pick(['professional', 'standard', 'qualified']) : 'standard',
    buildMode: plain ? 'self' : facts.builtYear > 2010 ? random.pick(['qualified', 'craftsman']) : 'craftsman',
    ...useOf(random, house),
    ...(facts.occupants >= 10 && { crowdPlace: true }),
    ...alterations(random, pen, house, answers),
    status: 'active',
  }
}
