import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import { type Day, dayOf, first, plus } from './calendar.ts'
import type { Bag, Row, Rows } from './rows.ts'

const grades = ['none', 'undetermined', 'some', 'severe'] as const
const colours = ['green', 'yellow', 'orange', 'red'] as const
type Grade = (typeof grades)[number]
type Colour = (typeof colours)[number]

const danger = (grade: Grade) => grades.indexOf(grade)
const alarm = (colour: Colour) => colours.indexOf(colour)
const worseGrade = (a: Grade, b: Grade): Grade => (danger(a) > danger(b) ? a : b)
const worseColour = (a: Colour, b: Colour): Colour => (alarm(a) > alarm(b) ? a : b)

const appraised: Readonly<Record<string, Grade>> = { A: 'none', B: 'none', C: 'some', D: 'severe' }

/** The newest degree in a house's file. */
export const appraisalOf = ({ body }: Row): Bag | undefined =>
  ((body.appraisals ?? []) as Bag[])
    .filter(({ date, grade }) => date && appraised[grade as string])
    .sort((a, b) => (a.date < b.date ? 1 : -1))[0]

/** A year or a month that somebody remembers lasts to its end. */
const lastDay = (date: string): Day =>
  date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date

/** What an expert has measured counts instead of what was seen before it, until the house is altered or the paper expires. */
function byAppraisal(house: Row, { body }: Row, seen: Day, today: Day, own: Grade): Grade {
  const paper = appraisalOf(house)
  if (!paper || paper.date > today || (paper.validUntil ?? today) < today || paper.date <= seen) return own
  const alteredOn = /^\d{4}(-\d\d){0,2}/.exec(house.body.alteredYear ?? '')?.[0]
  if (alteredOn && paper.date <= lastDay(alteredOn)) return own
  const degree = appraised[paper.grade as string]!
  const isOlder = body.reportedAt !== undefined && paper.date <= dayOf(body.reportedAt)
  return isOlder ? worseGrade(own, degree) : degree
}

/** DOMAIN 3.4, control colour. */
function colourOf(grade: Grade, found: ReturnType<typeof gradeHouse>, facts: Bag): Colour {
  const lets = facts.isBusiness === true || facts.isRented === true
  if (grade === 'severe' || found.emergency) return 'red'
  const isCrowded = lets || facts.occupants >= 10 || facts.floors >= 3
  if ((grade === 'some' && isCrowded) || found.operation === 'major') return 'orange'
  const isOpen = grade !== 'none' || (found.operation === 'general' && lets)
  return isOpen || (found.legality === 'missing' && facts.isBusiness === true) ? 'yellow' : 'green'
}

interface Finding {
  readonly grade: Grade
  readonly control: Colour
  readonly status: string
  /** Somebody with the right has said so: it counts whatever was found before. */
  readonly isDecided: boolean
  readonly isReviewed: boolean
}

/**
 * What one inspection says of its house. How the answers of sixty items make a grade is taken from the product, and
 * held to the vectors of the checklist by a test of its own; whatever follows from that grade is worked out here.
 */
function findingOf(house: Row, inspection: Row, today: Day): Finding {
  const { facts, answers, workerGrade, verifiedGrade, worstReported, worstControl, status } = inspection.body
  const found = gradeHouse(facts, answers ?? {})
  const isAccepted = status === 'accepted'
  const raised = [workerGrade, ...(isAccepted ? [] : [worstReported])].filter(Boolean) as Grade[]
  const own: Grade = verifiedGrade ?? raised.reduce(worseGrade, found.grade)
  const seen = seenOn(inspection)
  const grade = inspection.body.endedAt ? byAppraisal(house, inspection, seen, today, own) : own
  const colour = colourOf(grade, found, facts)
  // Somebody of another grid can report a danger here, and not say that there is none.
  const isOurs = inspection.scope === house.scope
  const isReviewed = isAccepted || verifiedGrade != null
  return {
    grade,
    control: isAccepted || !worstControl ? colour : worseColour(colour, worstControl),
    status: isAccepted && !isOurs ? 'submitted' : status,
    isDecided: isOurs && isReviewed && (isAccepted || status === 'submitted'),
    isReviewed,
  }
}

/** The inspections that a house's grade and its colour come from. */
interface Standing {
  readonly grade: Finding | undefined
  readonly colour: Finding | undefined
}

/** Danger rises by itself and falls only when somebody decides: the worst since the last decision stands. */
function after(stands: Standing, one: Finding): Standing {
  const { grade, colour } = stands
  const rises = !grade || danger(one.grade) >= danger(grade.grade)
  const worsens = !colour || alarm(one.control) >= alarm(colour.control)
  if (one.isDecided) return { grade: one, colour: one }
  if (one.status === 'submitted') return { grade: rises ? one : grade, colour: worsens ? one : colour }
  if (one.status !== 'returned') return stands
  // Sent back for correction: the danger it told of is not gone by that, and a clean bill is none.
  if (danger(one.grade) > danger(grade?.grade ?? 'none'))
    return { grade: one, colour: worsens ? one : colour }
  const isAlarming = alarm(one.control) > alarm(colour?.control ?? 'green')
  return isAlarming ? { grade: grade ?? one, colour: one } : stands
}

const standings = new WeakMap<Rows, Map<string, Standing>>()

function standingOf(rows: Rows, house: Row, today: Day): Standing {
  let known = standings.get(rows)
  if (!known) standings.set(rows, (known = new Map()))
  const key = `${house.id} ${today}`
  let stands = known.get(key)
  if (!stands) {
    const reported = ({ body, createdAt }: Row): number => body.reportedAt ?? body.endedAt ?? createdAt
    stands = rows
      .where('houseInspection', 'house', house.id)
      .filter(({ body }) => body.facts && typeof body.facts === 'object')
      .toSorted((a, b) => reported(a) - reported(b) || (a.id < b.id ? -1 : 1))
      .map((inspection) => findingOf(house, inspection, today))
      .reduce(after, { grade: undefined, colour: undefined })
    known.set(key, stands)
  }
  return stands
}

export const controlOf = (rows: Rows, house: Row | undefined, today: Day): Colour | undefined =>
  house && standingOf(rows, house, today).colour?.control

export const gradeOf = (rows: Rows, house: Row, today: Day): Grade | undefined =>
  standingOf(rows, house, today).grade?.grade

/** Until somebody has looked at what the grade and the colour come from, both are a suggestion. */
export function isReviewed(rows: Rows, house: Row, today: Day): boolean {
  const { grade, colour } = standingOf(rows, house, today)
  return grade?.isReviewed === true && colour?.isReviewed === true
}

/** A wrong clock puts no inspection after the day it arrived. */
export const seenAt = ({ body, createdAt }: Row): number =>
  Math.min(body.endedAt ?? createdAt, body.reportedAt ?? Infinity)

const seenOn = (inspection: Row): Day => dayOf(seenAt(inspection))

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
  const [grade, control] = [gradeOf(rows, house, today), controlOf(rows, house, today)]
  const isOpen = grade === 'some' || grade === 'severe' || hasCase(rows, house)
  const appraisal = appraisalOf(house)
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
