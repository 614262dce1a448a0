import { addDays, type LocalDate, localDate } from '../../local-date.ts'
import { gridOfScope } from '../../record/scope.ts'
import type { RecordVersion } from '../../record/record-version.ts'
import type { Body } from '../body.ts'
import {
  type House,
  type HouseStanding,
  houseStanding,
  type Inspection,
  seenAt,
} from '../house/house-standing.ts'
import type { BatchRule } from './batch-options.ts'

export type Batch = RecordVersion<Body<'batch'>>

/** How a house stood when the batch began: by all that had been seen before its first day. */
export function standingBefore(
  { body: { start } }: Batch,
  house: House,
  inspections: readonly Inspection[],
): HouseStanding {
  const day = start ?? '9999-12-31'
  const before = inspections.filter((one) => localDate(seenAt(one)) < day)
  return houseStanding(house, before, start ? addDays(start, -1) : localDate(house.updatedAt))
}

type Rule = (house: Body<'house'>, before: () => HouseStanding) => boolean

const oldBands: readonly (string | undefined)[] = ['to1980', 'from1981']

const rules: Readonly<Record<Exclude<BatchRule, 'listed'>, Rule>> = {
  all: () => true,
  business: ({ isBusiness }) => isBusiness === true,
  rented: ({ isRented }) => isRented === true,
  tall: ({ floors = 0 }) => floors >= 3,
  old: ({ builtYear, builtBand }) => (builtYear ?? Infinity) <= 1990 || oldBands.includes(builtBand),
  // What it was when the batch began: a house put right meanwhile stays in, or progress would run backwards.
  hazard: (_house, before) => {
    const grade = before().standing?.grade
    return grade === 'some' || grade === 'severe'
  },
}

/** Whether a house belongs to a batch: on file, in its area, and by its rule or list (own design). */
export function isInBatch(batch: Batch, house: House, inspections: readonly Inspection[]): boolean {
  const { rule, grids = [], houses = [] } = batch.body
  if (house.state === 'deleted' || (house.body.status ?? 'active') !== 'active') return false
  const named = grids.flatMap(({ grid }) => grid?.trim() || [])
  if (named.length && !named.includes(gridOfScope(house.scope) ?? '')) return false
  if (rule === 'listed') return houses.some((one) => one.house === house.id)
  const applies = rule && rules[rule]
  return applies ? applies(house.body, () => standingBefore(batch, house, inspections)) : false
}

/** Whether inspections of this day count for the batch: it is running, and within its days. */
export const isRunningOn = ({ body, state }: Batch, day: LocalDate): boolean =>
  state !== 'deleted' && body.status === 'running' && (body.start ?? day) <= day && day <= (body.end ?? day)

/** The running batch that an inspection of this house belongs to: the one that ends first; the id breaks a tie. */
export function batchFor(
  batches: readonly Batch[],
  house: House,
  inspections: readonly Inspection[],
  day: LocalDate,
): Batch | null {
  const order = ({ id, body }: Batch) => `${body.end ?? '9999'} ${id}`
  return batches
    .filter((one) => isRunningOn(one, day) && isInBatch(one, house, inspections))
    .reduce<Batch | null>((first, one) => (!first || order(one) < order(first) ? one : first), null)
}
