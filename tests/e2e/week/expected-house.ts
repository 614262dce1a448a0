import { houseStanding } from '#domain/records/house/house-standing.ts'
import { type Day, dayOf, first, plus } from './calendar.ts'
import type { Bag, Row, Rows } from './rows.ts'

interface Standing {
  readonly grade?: string
  readonly control?: string
}

const standings = new WeakMap<Rows, Map<string, Standing>>()

/**
 * The grade and colour that stand for a house. The only thing here that is taken from the product: sixty items are
 * graded by the vectors of the checklist in a test of their own, and what follows from the grade is checked here.
 */
function standingOf(rows: Rows, house: Row, today: Day): Standing {
  let known = standings.get(rows)
  if (!known) standings.set(rows, (known = new Map()))
  const key = `${house.id} ${today}`
  let found = known.get(key)
  if (!found) {
    const inspections = rows.where('houseInspection', 'house', house.id)
    const { standing } = houseStanding(house as never, inspections as never, today)
    known.set(key, (found = standing ? { grade: standing.grade, control: standing.control } : {}))
  }
  return found
}

export const controlOf = (rows: Rows, house: Row | undefined, today: Day): string | undefined =>
  house && standingOf(rows, house, today).control

export const gradeOf = (rows: Rows, house: Row, today: Day): string | undefined =>
  standingOf(rows, house, today).grade

/** A wrong clock puts no inspection after the day it arrived. */
const seenOn = ({ body, createdAt }: Row): Day =>
  dayOf(Math.min(body.endedAt ?? createdAt, body.reportedAt ?? Infinity))

const harm = 'fire explosion subsidence collapse impact earthquake storm flood landslide snow'.split(' ')

/** When a house is to be inspected next by DOMAIN 3.6; null where the file is not active. */
export function houseDay(rows: Rows, house: Row, today: Day): Day | null {
  const { body } = house
  if ((body.status ?? 'active') !== 'active') return null
  const done = rows
    .where('houseInspection', 'house', house.id)
    .filter((one) => ['submitted', 'accepted'].includes(one.body.status))
  const days = done.map(seenOn).sort()
  const last = days.at(-1)
  const afterEvent = done
    .filter((one) => one.body.inspectionType === 'event')
    .map(seenOn)
    .sort()
    .at(-1)
  const { grade, control } = standingOf(rows, house, today)
  const isOpen = grade === 'some' || grade === 'severe' || hasCase(rows, house)
  const appraisal = ((body.appraisals ?? []) as Bag[])
    .filter(({ date, grade: degree }) => date && degree)
    .sort((a, b) => (a.date < b.date ? 1 : -1))[0]
  const isCleared = !appraisal || (last !== undefined && last > appraisal.date && grade === 'none')
  const intervals = [
    [isOpen && control === 'red', 7],
    [isOpen, 30],
    [!isCleared && ['C', 'D'].includes(appraisal.grade), 30],
    [body.isBusiness === true, 30],
    [last === undefined, 30],
    [(body.builtYear ?? 9999) <= 1990 || ['to1980', 'from1981'].includes(body.builtBand), 90],
    [body.floodProne === true, 90],
    [true, 365],
  ] as const
  const interval = Math.min(...intervals.flatMap(([applies, length]) => (applies ? [length] : [])))
  const events = ((body.events ?? []) as Bag[]).filter(
    ({ on }) => on && on <= today && !((last ?? '') > on) && !((afterEvent ?? '') >= on),
  )
  return first(
    plus(last ?? dayOf(house.createdAt), interval),
    ...events.map(({ kind = 'other', on }) => plus(on, harm.includes(kind) ? 1 : 7)),
  )
}

const hasCase = (rows: Rows, house: Row): boolean =>
  rows.where('hazardCase', 'house', house.id).some(({ state }) => state === 'live')
