import type { Answers } from '#domain/fields/answers.ts'
import type { JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { checklistVersion } from '#domain/records/house-inspection/checklist.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import type { HouseGrade } from '#domain/records/house-inspection/grade-order.ts'
import { batchBegan, runningBatch } from './batches.ts'
import type { Diary } from './diary.ts'
import type { FoundHouse } from './house-facts.ts'
import { findings } from './house-findings.ts'
import { tradesIn } from './house-plans.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'
import { reviewed } from './reviewed.ts'
import type { Staff } from './staff.ts'
import {
  defectHouseWords,
  repairedHouseWords,
  soundHouseWords,
  unseenHouseWords,
} from './texts/inspection-words.ts'

type Inspection = Body<'houseInspection'>

export interface InspectedHouse {
  readonly house: FoundHouse
  /** What the last inspection found. */
  readonly answers: Answers
  readonly inspections: readonly RecordVersion[]
}

/** Days ago of the inspections of one house, the last one first. */
function visitDays(random: Random, { plan }: FoundHouse): number[] {
  const { grade, repaired, disputed, band, use } = plan
  if (grade === 'severe') return Array.from({ length: 9 }, (_, n) => (plan.index % 7) + 1 + n * 7)
  // A weekend moves a day back by two at most: always within the week that makes it a disagreement.
  if (disputed) return [5, random.int(8, 9)]
  if (repaired) return [random.int(4, 30), random.int(40, 75)]
  if (tradesIn(use)) return [random.int(1, 31), random.int(34, 62)]
  if (grade !== 'none') return [random.int(1, 31)]
  return [random.int(1, band === 'to1980' || band === 'from1981' ? 83 : 86)]
}

const gradeBefore = ({ plan }: FoundHouse): HouseGrade => (plan.repaired ? 'some' : plan.grade)

function kindOf(house: FoundHouse, n: number, all: number): NonNullable<Inspection['inspectionType']> {
  if (house.plan.disputed && n === 0) return 'professional'
  if (house.plan.repaired && n === 0) return 'recheck'
  if (n < all - 1) return 'patrol'
  return house.plan.index % 3 === 0 ? 'again' : 'patrol'
}

function noteOf(random: Random, house: FoundHouse, grade: HouseGrade, n: number): string | undefined {
  if (house.plan.repaired && n === 0) return random.pick(repairedHouseWords)
  if (grade === 'undetermined') return random.pick(unseenHouseWords)
  if (grade !== 'none') return random.pick(defectHouseWords)
  return random.chance(0.3) ? random.pick(soundHouseWords) : undefined
}

/** The house's facts as the form takes them over, with what stood before. */
const factsFor = (house: FoundHouse, n: number, all: number): HouseFacts => {
  if (n === all - 1) return house.facts
  const previousGrade = house.plan.disputed ? 'some' : gradeBefore(house)
  return { ...house.facts, previousGrade, ...(house.plan.repaired && { remediated: true }) }
}

/** All inspections of one house in 90 days; the grade of the last is the plan's. */
export function inspectHouse(
  pen: Pen,
  random: Random,
  diary: Diary,
  staff: Staff,
  house: FoundHouse,
): InspectedHouse {
  const { plan } = house
  const days = visitDays(random, house)
  const last = findings(random, house.facts, plan.grade, plan.operation)
  const inspections = days.map((daysAgo, n): RecordVersion => {
    const kind = kindOf(house, n, days.length)
    const second = plan.disputed && n === 0
    const grade = second ? 'none' : n === 0 ? plan.grade : gradeBefore(house)
    const facts = factsFor(house, n, days.length)
    const fresh = second || (plan.repaired && n > 0)
    const answers = fresh ? findings(random, facts, grade, plan.operation) : last
    const drawn = !plan.disputed && random.chance(plan.grade === 'none' ? 0.2 : 0.4)
    const expert = drawn || kind === 'professional' || kind === 'recheck'
    const by = expert ? staff.inspectorOf(plan.grid) : staff.workerOf(plan.grid, daysAgo)
    const { startedAt, endedAt } = diary.book(by, daysAgo, random.int(14, 38))
    const { fields, stamp } = reviewed(pen, random, by, endedAt, staff.secretaryOf(plan.grid), !plan.repaired)
    const waits = second
      ? { fields: { status: 'submitted' as const }, stamp: { by, at: endedAt } }
      : { fields, stamp }
    const body: Inspection = {
      house: plan.id,
      inspectionType: kind,
      ...(n === 0 && tradesIn(plan.use) && daysAgo < batchBegan - 3 && { batch: runningBatch }),
      startedAt,
      endedAt,
      inspectors: [by],
      reportedAs: expert ? 'inspector' : 'worker',
      checklistVersion,
      facts: facts as unknown as JsonObject,
      answers,
      ...(random.chance(0.7) && { ownerPresent: true }),
      ...(n === days.length - 1 && { noPhotoReason: random.pick(['refused', 'no_camera', 'dark']) }),
      note: noteOf(random, house, grade, n),
      ...verdictOf(staff, house, n, waits.fields.reviewedAt),
      ...waits.fields,
    }
    return pen.write('houseInspection', gridScope(plan.grid.code, 'house'), body, waits.stamp)
  })
  return { house, answers: last, inspections }
}

/** A technician confirms what a severe house came to, once. */
function verdictOf(
  staff: Staff,
  { plan }: FoundHouse,
  n: number,
  reviewedAt: number | undefined,
): Inspection {
  if (plan.grade !== 'severe' || n !== 3 || !reviewedAt) return {}
  return {
    verifiedGrade: 'severe',
    verifiedReason: '到现场看过，裂缝还在发展，先停用，等鉴定。',
    verifiedBy: staff.inspectorOf(plan.grid),
    verifiedAt: reviewedAt,
  }
}
