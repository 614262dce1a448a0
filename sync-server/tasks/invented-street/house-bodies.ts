import type { Answers } from '#domain/fields/answers.ts'
import type { Body } from '#domain/records/body.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import { placeIn } from './area.ts'
import { type FoundHouse, alteredYear } from './house-facts.ts'
import { houseCode } from './homes.ts'
import { givenName, surname } from './names.ts'
import type { InspectedHouse } from './inspections.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'
import type { Staff } from './staff.ts'

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
  return {
    ownerName: surname(random) + givenName(random, 'male', random.int(40, 66)),
    ownerPhone: pen.phone(),
  }
}

function useOf(random: Random, { plan, families, facts }: FoundHouse): House {
  const [type, department] = random.pick(trades)
  const used: House = { uses: [plan.use], isBusiness: facts.isBusiness, isRented: facts.isRented }
  if (facts.isBusiness) {
    const businessFloors = plan.use === 'business' && facts.floors > 1 ? `1-${facts.floors}层` : '1层'
    // Of a few nobody has asked yet who answers for them.
    const isKnown = plan.index % 9 !== 0
    return {
      ...used,
      businessTypes: [type],
      businessFloors,
      ...(isKnown && { industryDepartment: department }),
    }
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
function houseBody(random: Random, pen: Pen, house: FoundHouse, answers: Answers): House {
  const { plan, facts, families } = house
  const { grid } = plan
  const vulnerable = families.some(({ people }) => people.some(({ age }) => age >= 60 || age < 15))
  const plain = answers.al_no_design?.value === 'yes'
  return {
    code: houseCode(plan),
    building: plan.building,
    address: `${grid.community.name}${plan.lane}${plan.number}号`,
    location: placeIn(grid, 20 + (plan.index % 65)),
    areaType:
      grid.community.key === 'shiqiao' ? 'fringe' : random.chance(0.3) ? 'nearSchool' : 'urbanVillage',
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
    designMode: plain
      ? 'none'
      : facts.builtYear > 2000
        ? random.pick(['professional', 'standard', 'qualified'])
        : 'standard',
    buildMode: plain
      ? 'self'
      : facts.builtYear > 2010
        ? random.pick(['qualified', 'craftsman'])
        : 'craftsman',
    ...useOf(random, house),
    ...(facts.occupants >= 10 && { crowdPlace: true }),
    ...alterations(random, pen, house, answers),
    status: 'active',
  }
}

type Appraised = NonNullable<House['appraisals']>[number]['grade']

/** Which houses were appraised: the severe D, some of the others C, repaired ones A or B. */
function appraisals(pen: Pen, random: Random, inspected: readonly InspectedHouse[]): Map<string, Appraised> {
  const ids = (fits: (one: InspectedHouse['house']['plan']) => boolean) =>
    random.shuffled(inspected.map(({ house }) => house.plan).filter(fits)).map(({ id }) => id)
  const severe = ids(({ grade }) => grade === 'severe').slice(0, 3)
  const some = ids(({ grade, disputed }) => grade === 'some' && !disputed).slice(0, 7)
  const repaired = ids(({ repaired }) => repaired).slice(0, 11)
  return new Map<string, Appraised>([
    ...severe.map((id) => [id, 'D'] as const),
    ...some.map((id) => [id, 'C'] as const),
    ...repaired.map((id, i) => [id, i < 2 ? 'A' : 'B'] as const),
  ])
}

/** The files of the houses, as they stand after their inspections. */
export function houseRecords(pen: Pen, staff: Staff, inspected: readonly InspectedHouse[]): RecordVersion[] {
  const random = pen.random.fork('files')
  const appraised = appraisals(pen, random, inspected)
  return inspected.map(({ house, answers }) => {
    const { id, grid, repaired } = house.plan
    const grade = appraised.get(id)
    const body: House = {
      ...houseBody(random, pen, house, answers),
      ...(repaired && {
        repairs: random.pick(['裂缝灌浆，阳台根部加了钢梁。', '换了檩条和瓦。', '拆了加盖的棚，墙面重做。']),
      }),
      ...(grade && {
        appraisals: [
          {
            agency: '禾溪房屋安全鉴定所',
            reportNumber: `HX-${pen.today.slice(0, 4)}-${random.int(100, 999)}`,
            // Before every inspection that is told, so that what people saw since then counts.
            date: pen.ago(random.int(100, 180)),
            grade,
          },
        ],
      }),
    }
    const by = staff.workerOf(grid, 90)
    return pen.write('house', gridScope(grid.code, 'house'), body, {
      id,
      by,
      at: pen.momentAgo(random.int(250, 720), 600),
    })
  })
}
