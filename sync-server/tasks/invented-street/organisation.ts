import { newId } from '#domain/record/new-id.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { type CommunityArea, type GridArea, gridAreas } from './area.ts'
import type { BuildingPlan } from './buildings.ts'
import { givenName, surname } from './names.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'
import type { Staff } from './staff.ts'
import { dutyPlaces } from './texts/duty-places.ts'

/** The newest grid has no branch of its own yet: the desk should find that. */
const withoutBranch = 11

/** Ids of the grids' Party branches; the grid's record and the branch's name the same one. */
export function branchIds(random: Random): ReadonlyMap<string, string> {
  const ids = random.fork('branch ids')
  const founded = gridAreas.filter(({ index }) => index !== withoutBranch)
  return new Map(founded.map(({ code }) => [code, newId('r', ids.bytes)]))
}

const communities = [...new Map(gridAreas.map(({ community }) => [community.key, community])).values()]

function someone(random: Random): string {
  const sex = random.chance(0.4) ? 'female' : 'male'
  return surname(random) + givenName(random, sex, random.int(38, 66))
}

/** Three levels: communities, branches of grids, groups of three buildings; some gaps for the desk to find. */
function orgUnits(
  pen: Pen,
  random: Random,
  staff: Staff,
  buildings: readonly BuildingPlan[],
  branches: ReadonlyMap<string, string>,
): RecordVersion[] {
  const stamp = { by: staff.admin, at: pen.momentAgo(400, 600) }
  const write = (body: Body<'orgUnit'>, id = pen.id('r')) =>
    pen.write('orgUnit', 'common', body, { id, ...stamp })
  const active = { status: 'active' as const, checkedOn: pen.ago(random.int(20, 80)) }
  const topOf = (community: CommunityArea, n: number) =>
    write({
      code: `${community.code}D00`,
      name: `${community.name}党总支`,
      level: 'community',
      communityCode: community.code,
      leader: staff.byName.get(`secretary0${n + 1}`)!.name,
      phone: staff.byName.get(`secretary0${n + 1}`)!.phone,
      memberCount: random.int(60, 140),
      foundedOn: `20${random.int(10, 19)}-0${random.int(1, 9)}-01`,
      ...active,
    })
  const tops = new Map(communities.map((community, n) => [community.key, topOf(community, n)]))
  const inGrid = (grid: GridArea): RecordVersion[] => {
    const parent = branches.get(grid.code)
    if (!parent) return []
    const place = { communityCode: grid.community.code, grid: grid.code }
    const branch = write(
      {
        ...place,
        code: `${grid.code}D`,
        name: `${grid.name}党支部`,
        level: 'branch',
        parent: tops.get(grid.community.key)!.id,
        leader: someone(random),
        phone: pen.phone(),
        memberCount: random.int(12, 45),
        foundedOn: `202${random.int(0, 4)}-0${random.int(1, 9)}-15`,
        ...active,
      },
      parent,
    )
    const own = buildings.filter((building) => building.grid === grid)
    const groups = Array.from({ length: Math.ceil(own.length / 3) }, (_, n) => own.slice(n * 3, n * 3 + 3))
    return [
      branch,
      ...groups.flatMap((group, n) => {
        // One group in eight is still to be founded.
        if (random.chance(0.12)) return []
        const leader = random.chance(0.06) ? undefined : someone(random)
        return write({
          ...place,
          code: `${grid.code}D${String(n + 1).padStart(2, '0')}`,
          name: `${grid.name}第${n + 1}党小组`,
          level: 'group',
          parent,
          buildings: group.map(({ id }) => ({ building: id })),
          ...(leader && { leader, phone: pen.phone() }),
          memberCount: random.int(3, 9),
          ...active,
          // One grid has let it slip.
          ...(grid.index === 6 && { checkedOn: pen.ago(118) }),
        })
      }),
    ]
  }
  return [...tops.values(), ...gridAreas.flatMap(inGrid)]
}

/** 双网合一: the full-time worker of a grid is its public-safety worker, too; in one grid nobody is yet. */
const safetyWorkers = (pen: Pen, staff: Staff): RecordVersion[] =>
  gridAreas
    .filter(({ index }) => index !== 7)
    .map((grid) => {
      const worker = [...staff.byName.values()].find(({ id }) => id === staff.workerOf(grid, 0))!
      return pen.write(
        'assignment',
        'common',
        {
          grid: grid.code,
          person: worker.id,
          name: worker.name,
          post: 'safetyWorker',
          duties: '平安巡查，发现矛盾和隐患',
          phone: worker.phone,
          from: pen.ago(180),
          // One of them runs out within the month.
          to: grid.index === 3 ? pen.ago(-20) : undefined,
        },
        { by: staff.admin, at: pen.momentAgo(180, 560) },
      )
    })

/** Places that are looked at again and again, three in each grid; one of them nobody is responsible for. */
const dutyPoints = (
  pen: Pen,
  random: Random,
  staff: Staff,
  buildings: readonly BuildingPlan[],
): RecordVersion[] =>
  gridAreas.flatMap((grid) => {
    const own = buildings.filter((building) => building.grid === grid)
    const kinds = dutyPlaces.filter(
      ({ where }) => where === 'any' || where === (grid.blocks ? 'block' : 'lane'),
    )
    return random
      .shuffled(kinds)
      .slice(0, 3)
      .map(({ kind, name, look, cycle }, n) => {
        const building = random.pick(own)
        return pen.write(
          'dutyPoint',
          gridScope(grid.code, 'base'),
          {
            name: `${building.body.name}${name}`,
            kind,
            building: building.id,
            placeText: building.body.address,
            location: building.body.location,
            checkCycle: cycle,
            owners: grid.index === 10 && n === 0 ? [] : [staff.workerOf(grid, 0)],
            look,
            from: pen.ago(200),
            status: 'active',
          },
          { by: staff.secretaryOf(grid), at: pen.momentAgo(200, 620) },
        )
      })
  })

/** Party organisations, the second post of the workers and the duty points of every grid. */
export function organisationRecords(
  pen: Pen,
  staff: Staff,
  buildings: readonly BuildingPlan[],
  branches: ReadonlyMap<string, string>,
): RecordVersion[] {
  const random = pen.random.fork('organisation')
  return [
    ...orgUnits(pen, random, staff, buildings, branches),
    ...safetyWorkers(pen, staff),
    ...dutyPoints(pen, random, staff, buildings),
  ]
}
