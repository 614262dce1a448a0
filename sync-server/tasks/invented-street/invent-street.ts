import type { LocalDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import { alertRecords } from './alerts.ts'
import { gridAreas } from './area.ts'
import { batchRecords } from './batches.ts'
import { buildingPlans } from './buildings.ts'
import { disputes } from './disputes.ts'
import { openDiary } from './diary.ts'
import { careRecords, missedVisits } from './care-records.ts'
import { chooseMove, demolished, enteredTwice, homeLeft } from './edge-cases.ts'
import { elderRecord, elders } from './elders.ts'
import { withStatuses } from './elder-statuses.ts'
import { type GridOn, elderVisits } from './elder-visits.ts'
import { hazardCases } from './hazard-cases.ts'
import { settle } from './homes.ts'
import { householdPlans } from './household-plans.ts'
import { houseRecords } from './house-bodies.ts'
import { withEvents } from './house-events.ts'
import { houseFacts } from './house-facts.ts'
import { housePlans, tradesIn } from './house-plans.ts'
import { inspectHouse } from './inspections.ts'
import { matters } from './matters.ts'
import { withOddities } from './oddities.ts'
import { batchTaskRecords } from './batch-tasks.ts'
import { branchIds, organisationRecords } from './organisation.ts'
import { families as familiesIn } from './people.ts'
import { takePen } from './pen.ts'
import { promisesAndChanges } from './promises-and-changes.ts'
import { randomFrom } from './random.ts'
import { buildingRecords, registerRecords } from './registers.ts'
import { reviews } from './reviews.ts'
import { rounds } from './rounds.ts'
import { changeFirst, makeVoid, photoOnItsWay, sendBack } from './sent-back.ts'
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
  const baseOf = (index: number) => gridScope(gridAreas[index]!.code, 'base')
  const secretaryOf = (index: number) => staff.secretaryOf(gridAreas[index]!)

  const branches = branchIds(random)
  const secretaryFor = (scope: string) =>
    staff.secretaryOf(gridAreas.find(({ code }) => scope.includes(`:${code}/`)) ?? gridAreas[0]!)

  const buildings = buildingPlans(pen)
  const plans = housePlans(pen, new Map(buildings.map(({ id, body }) => [body.name, id])))
  const homes = settle(pen, householdPlans(random.fork('plans')), buildings, plans)
  const families = withOddities(random.fork('oddities'), familiesIn(pen, homes))

  const diary = openDiary(pen, random.fork('diary'))
  const onSite = random.fork('inspections')
  const inspected = plans.map((plan) => {
    const living = families.filter(({ house }) => house === plan)
    return inspectHouse(pen, onSite, diary, staff, houseFacts(onSite, plan, living))
  })
  const houses = houseRecords(pen, staff, inspected)
  const inspections = inspected.flatMap((one) => one.inspections)
  const controls = new Map(
    inspected.map(({ house, answers }) => [house.plan.id, gradeHouse(house.facts, answers).control]),
  )

  const filed = withStatuses(
    pen,
    elders(pen, families, (house) => (house ? controls.get(house) : undefined)),
  )
  const move = chooseMove(filed)
  const files = filed.map((elder) => (elder.id === move.elder.id ? move.elder : elder))
  const gridOn: GridOn = (elder, daysAgo) =>
    elder === move.elder && daysAgo > move.daysAgo ? move.from : elder.family.grid
  const writer = { pen, random: random.fork('visits'), diary, staff }
  const careVisits = elderVisits(writer, files, gridOn)
  const atHome = careVisits.filter(({ body }) => body.mode === 'in_person').length
  const walks = visits(writer, families, allVisits - atHome - inspections.length)

  // Sent back where an earlier inspection says the same: the house stays as it was found.
  const again = inspected.find(
    ({ house: { plan } }) =>
      plan.grid.index >= 8 && tradesIn(plan.use) && plan.grade === 'none' && !plan.repaired,
  )
  const registers = registerRecords(pen, staff, families)
  const home = registers.find(
    ({ type, scope, body }) => type === 'household' && scope === baseOf(0) && body.phone,
  )
  const written = [
    ...gridRecords(pen, staff, branches),
    ...assignmentRecords(pen, staff),
    ...buildingRecords(pen, staff, buildings, families),
    ...registers,
    homeLeft(
      pen,
      staff,
      move,
      buildings.find(({ grid }) => grid === move.from)!,
    ),
    ...withEvents(pen, houses),
    demolished(pen, houses),
    ...files.map((elder) => elderRecord(pen, staff, elder, elder === move.elder ? move : undefined)),
    ...changeFirst(
      changeFirst(
        inspections,
        ({ id }) => id === again?.inspections[0]?.id,
        sendBack(secretaryOf(8), '楼梯那一项再看一下。', {
          'answers.fr_stair': '上次说踏步松，这次写没有，修过了吗？',
        }),
      ),
      ({ id }) => id === inspected.at(-1)?.inspections[0]?.id,
      photoOnItsWay(random.fork('photo')),
    ),
    ...careVisits,
    ...changeFirst(
      changeFirst(walks, ({ scope }) => scope === baseOf(5), makeVoid('点错了人家，另写了一条。')),
      ({ scope, body }) => scope === baseOf(0) && Number(body.startedAt) > pen.momentAgo(7, 0),
      sendBack(secretaryOf(0), '是谁家的事，写清楚。', { summary: '写一下是几号门。' }),
    ),
    ...matters(pen, staff, walks, families),
    ...organisationRecords(pen, staff, buildings, branches),
    ...hazardCases(pen, staff, inspected),
    ...batchRecords(pen, staff),
    ...disputes(pen, staff, families),
    ...promisesAndChanges(pen, staff, families),
  ]
  return {
    users: staff.users,
    grants: staff.grants,
    records: [
      ...written,
      ...reviews(pen, staff, written),
      ...enteredTwice(pen, staff, home!, gridAreas[0]!),
      ...careRecords(pen, careVisits, files, secretaryFor),
      ...missedVisits(pen, careVisits),
      ...rounds(
        pen,
        staff,
        written.filter(({ type }) => type === 'dutyPoint'),
      ),
      ...alertRecords(pen, staff),
      ...batchTaskRecords(pen, staff, written),
    ],
  }
}
