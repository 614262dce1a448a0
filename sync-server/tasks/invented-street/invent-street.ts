import type { LocalDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { ControlLevel } from '#domain/records/house-inspection/control-level.ts'
import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import { type BuildingPlan, buildingPlans } from './buildings.ts'
import { openDiary } from './diary.ts'
import { changeFirst, chooseMove, demolished, enteredTwice, homeLeft, makeVoid, sendBack } from './edge-cases.ts'
import { elderRecord, elders } from './elders.ts'
import { withStatuses } from './elder-statuses.ts'
import { elderVisits } from './elder-visits.ts'
import { gridAreas } from './area.ts'
import { settle } from './homes.ts'
import { householdPlans } from './household-plans.ts'
import { houseRecord } from './house-bodies.ts'
import { houseFacts } from './house-facts.ts'
import { housePlans } from './house-plans.ts'
import { inspectHouse } from './inspections.ts'
import { matters } from './matters.ts'
import { withOddities } from './oddities.ts'
import { families as familiesIn } from './people.ts'
import { takePen } from './pen.ts'
import { randomFrom } from './random.ts'
import { buildingRecords, registerRecords } from './registers.ts'
import { reviews } from './reviews.ts'
import { type InventedGrant, type InventedUser, assignmentRecords, employ, gridRecords } from './staff.ts'
import { visits } from './visits.ts'

export interface InventedStreet {
  readonly users: readonly InventedUser[]
  readonly grants: readonly InventedGrant[]
  readonly records: readonly RecordVersion[]
}

/** Visits of 90 days in all: ordinary ones, elders seen at home, houses inspected (DOMAIN 10). */
const allVisits = 2600

/**
 * 禾溪街道, invented from one seed: three communities, twelve grids, 1,200 homes, 3,000 people and 90 days of work up
 * to yesterday evening. A pure function of the seed and the day, so that two who give the same get the same. No
 * person, number or place in it is real.
 */
export function inventStreet({ seed, today }: { seed: number | string; today: LocalDate }): InventedStreet {
  const random = randomFrom(seed)
  const pen = takePen(random, today)
  const staff = employ(pen)

  const buildings = buildingPlans(pen)
  const laneIds = new Map(buildings.map(({ id, body }) => [body.name, id]))
  const plans = housePlans(pen, laneIds)
  const homes = settle(pen, householdPlans(random.fork('plans')), buildings, plans)
  const families = withOddities(random.fork('oddities'), familiesIn(pen, homes))

  const inHouses = random.fork('inspections')
  const diary = openDiary(pen, random.fork('diary'))
  const inspected = plans.map((plan) => {
    const here = families.filter(({ house }) => house === plan)
    return inspectHouse(pen, inHouses, diary, staff, houseFacts(inHouses, plan, here))
  })
  const houses = inspected.map((one) => houseRecord(pen, inHouses, staff, one))
  const controls = new Map<string | undefined, ControlLevel>(
    inspected.map(({ house, answers }) => [house.plan.id, gradeHouse(house.facts, answers).control]),
  )

  const files = withStatuses(pen, elders(pen, families, (house) => controls.get(house)))
  const move = chooseMove(files)
  const writer = { pen, random: random.fork('visits'), diary, staff }
  const gridOn = (elder: (typeof files)[number], daysAgo: number) =>
    elder === move.elder && daysAgo > move.daysAgo ? move.from : elder.family.grid
  const careVisits = elderVisits(writer, files, gridOn)
  const inPerson = careVisits.filter(({ body }) => body.mode === 'in_person').length
  const inspections = inspected.flatMap((one) => one.inspections)
  const walks = visits(writer, families, allVisits - inPerson - inspections.length)

  const registers = registerRecords(pen, staff, families)
  const [first] = gridAreas
  const twice = registers.find(({ type, scope, body }) => type === 'household' && scope === gridScope(first!.code, 'base') && body.phone)
  const oldHome = buildings.find(({ grid }) => grid === move.from) as BuildingPlan
  const secretary = (index: number) => staff.secretaryOf(gridAreas[index]!)
  const settled = [
    ...gridRecords(pen, staff),
    ...assignmentRecords(pen, staff),
    ...buildingRecords(pen, staff, buildings, families),
    ...registers,
    homeLeft(pen, staff, move, oldHome),
    ...houses,
    demolished(pen, houses),
    ...files.map((elder) => elderRecord(pen, staff, elder, elder === move.elder ? move : undefined)),
    ...changeFirst(inspections, [
      [
        ({ body, scope }) => body.inspectionType === 'patrol' && body.status === 'accepted' && scope === gridScope(gridAreas[8]!.code, 'house') && body.houseAgain === undefined,
        sendBack(secretary(8), '楼梯那一项再看一下。', { 'answers.fr_stair': '上次说有裂缝,这次写没有,请补一句。' }),
      ],
    ]),
    ...careVisits,
    ...changeFirst(walks, [
      [({ scope, body }) => scope === gridScope(first!.code, 'base') && Number(body.startedAt) > pen.momentAgo(6, 0), sendBack(secretary(0), '谁家的事,写清楚。', { summary: '写一下是几号门。' })],
      [({ scope }) => scope === gridScope(gridAreas[5]!.code, 'base'), makeVoid('点错了人家,另写了一条。')],
    ]),
    ...matters(pen, staff, walks, families),
  ]
  return {
    users: staff.users,
    grants: staff.grants,
    records: [...settled, ...reviews(pen, staff, settled), ...(twice ? enteredTwice(pen, staff, twice, first!) : [])],
  }
}
