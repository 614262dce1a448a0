import type { LocalDate } from '../../local-date.ts'
import type { HouseGrade } from '../house-inspection/grade-order.ts'
import { gradeSeverity } from '../house-inspection/grade-order.ts'
import { type House, type Inspection, readInspection, seenAt } from '../house/house-standing.ts'
import { type Batch, isInBatch, standingBefore } from './batch-houses.ts'

/** A grade, and who gave it when. */
export interface GradeGiven {
  readonly inspection: string
  readonly grade: HouseGrade
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

export interface BatchRow {
  readonly house: House
  /** What stood when the batch began; null for a house that nobody had inspected. */
  readonly before: GradeGiven | null
  /** The newest inspection made for the batch; null while there is none. */
  readonly now: GradeGiven | null
  /** It was approved. */
  readonly accepted: boolean
  readonly change: 'first' | 'same' | 'worse' | 'better' | null
  /** Whether it is one of those to be checked again, and what came of that; null outside the sample. */
  readonly check: 'open' | 'right' | 'wrong' | null
}

/** Each figure with the houses behind it; 排查完成率 is `accepted` of `rows` (DOMAIN 11). */
export interface BatchProgress {
  readonly rows: readonly BatchRow[]
  readonly accepted: readonly BatchRow[]
  /** Handed in, approved or not. */
  readonly seen: readonly BatchRow[]
  readonly changes: readonly BatchRow[]
  readonly sample: readonly BatchRow[]
  readonly checked: readonly BatchRow[]
  readonly wrong: readonly BatchRow[]
}

const counts = ({ body: { status }, state }: Inspection) =>
  state !== 'deleted' && (status === 'submitted' || status === 'accepted')

/** 0–99, the same for the same house on every device: the sample is drawn, not chosen. */
function lot(batch: string, house: string): number {
  let hash = 0x811c9dc5
  for (const letter of `${batch}/${house}`) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0
  return ((hash ^ (hash >>> 15)) >>> 0) % 100
}

const inOrder = (a: Inspection, b: Inspection) => seenAt(a) - seenAt(b) || (a.id < b.id ? -1 : 1)

function given(inspection: Inspection, house: House, today: LocalDate): GradeGiven | null {
  const reading = readInspection(inspection, house, today)
  return (
    reading && {
      inspection: inspection.id,
      grade: reading.grade,
      by: inspection.createdBy,
      at: seenAt(inspection),
    }
  )
}

/** Somebody else's newest look before a checking one: what it is held against. */
function checkOf(
  batch: Batch,
  house: House,
  inspections: readonly Inspection[],
  today: LocalDate,
): 'open' | 'right' | 'wrong' {
  const isChecking = ({ body }: Inspection) =>
    body.batch === batch.id &&
    (batch.body.inspectorType !== 'worker' ||
      body.inspectionType === 'professional' ||
      body.inspectionType === 'recheck')
  const all = inspections.filter(counts).toSorted(inOrder)
  const checking = all.findLast(isChecking)
  const checked =
    checking && all.findLast((one) => inOrder(one, checking) < 0 && one.createdBy !== checking.createdBy)
  if (!checking || !checked) return 'open'
  const [theirs, ours] = [given(checked, house, today), given(checking, house, today)]
  if (!theirs || !ours) return 'open'
  return theirs.grade === ours.grade ? 'right' : 'wrong'
}

function rowOf(batch: Batch, house: House, inspections: readonly Inspection[], today: LocalDate): BatchRow {
  const { standing } = standingBefore(batch, house, inspections)
  const before = standing && {
    inspection: standing.inspection.id,
    grade: standing.grade,
    by: standing.inspection.createdBy,
    at: seenAt(standing.inspection),
  }
  const made = inspections.filter((one) => counts(one) && one.body.batch === batch.id).toSorted(inOrder)
  const newest = made.at(-1)
  const now = newest ? given(newest, house, today) : null
  const { sampleRate = 0 } = batch.body
  return {
    house,
    before,
    now,
    accepted: made.some(({ body }) => body.status === 'accepted'),
    change: now && (before ? changeBetween(before.grade, now.grade) : 'first'),
    check: lot(batch.id, house.id) < sampleRate ? checkOf(batch, house, inspections, today) : null,
  }
}

function changeBetween(before: HouseGrade, now: HouseGrade): 'same' | 'worse' | 'better' {
  const difference = gradeSeverity(now) - gradeSeverity(before)
  return difference === 0 ? 'same' : difference > 0 ? 'worse' : 'better'
}

/**
 * How far a batch has come, house by house: the grade that stood when it began and the one found now, who gave both,
 * every change, and for the sample whether a second person came to the same grade (DOMAIN 3.6, 11).
 * @param houses the houses at hand; those outside the batch are left aside
 * @param inspectionsOf all inspections of a house
 */
export function batchProgress(
  batch: Batch,
  houses: readonly House[],
  inspectionsOf: (house: string) => readonly Inspection[],
  today: LocalDate,
): BatchProgress {
  const rows = houses
    .map((house) => [house, inspectionsOf(house.id)] as const)
    .filter(([house, inspections]) => isInBatch(batch, house, inspections))
    .map(([house, inspections]) => rowOf(batch, house, inspections, today))
  const sample = rows.filter(({ check }) => check !== null)
  return {
    rows,
    accepted: rows.filter(({ accepted }) => accepted),
    seen: rows.filter(({ now }) => now !== null),
    changes: rows.filter(({ change }) => change === 'worse' || change === 'better'),
    sample,
    checked: sample.filter(({ check }) => check !== 'open'),
    wrong: sample.filter(({ check }) => check === 'wrong'),
  }
}
