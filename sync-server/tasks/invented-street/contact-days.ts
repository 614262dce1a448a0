import { startOfMonth } from '#domain/local-date.ts'
import { type InventedElder, dischargedAgo } from './elders.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'

/** Days ago of the oldest contact that is told; yesterday is 1, and a full day may push a visit two days back. */
const longest = 88

export interface ContactDays {
  readonly inPerson: readonly number[]
  readonly short: readonly number[]
}

const every = (first: number, step: number) => {
  const days: number[] = []
  for (let day = first; day <= longest; day += step) days.push(day)
  return days
}

/** Since when somebody has not been visited, in days ago; the first days before that are told. */
function gap(
  pen: Pen,
  random: Random,
  { body, person }: InventedElder,
): readonly [from: number, to: number] | null {
  if (body.status === 'withdrawn') return [random.int(55, 75), 0]
  if (body.status === 'away') return [random.int(15, 35), 0]
  if (body.status === 'hospital') return [6, 0]
  return person.elder?.discharged ? [20, dischargedAgo(pen)] : null
}

/** Every day for red, with a day missed now and then. */
function daily(random: Random, inPerson: ReadonlySet<number>): number[] {
  return every(1, 1).filter((day) => !inPerson.has(day) && !random.chance(0.03))
}

/** From a first contact on, the next one within the interval; a visit in person in between counts as well. */
function regular(
  random: Random,
  inPerson: readonly number[],
  [soon, late]: readonly [number, number],
): number[] {
  const days: number[] = []
  let day = random.int(longest - late, longest)
  while (day >= 1) {
    days.push(day)
    const next = day - (random.chance(0.03) ? late + random.int(1, 3) : random.int(soon, late))
    const seen = inPerson.find((one) => one < day && one >= next)
    day = seen === undefined ? next : seen - random.int(soon, late)
  }
  return days
}

const weekday = (isWorkday: (daysAgo: number) => boolean, from: number) => {
  let day = from
  while (!isWorkday(day)) day += 1
  return day
}

/** When an elder was seen and when only heard of, by what the care level asks for. */
export function contactDays(
  pen: Pen,
  random: Random,
  elder: InventedElder,
  isWorkday: (daysAgo: number) => boolean,
): ContactDays {
  const { level, body, person } = elder
  const monthly = body.categories?.includes('disabled_function') === true
  let inPerson = every(random.int(1, 70), longest)
  if (level === 'red') inPerson = every(weekday(isWorkday, random.int(1, 6)), 7)
  // Who has just moved in is seen in the new home.
  else if (elder.arrived) inPerson = every(elder.arrived - 3, 29)
  else if (level === 'yellow') inPerson = every(random.int(1, 28), 29)
  else if (monthly) inPerson = every(random.int(1, 20), 27)
  const pause = gap(pen, random, elder)
  const told = (day: number) => !pause || day > pause[0] || day < pause[1]
  inPerson = inPerson.filter(told)
  // The first visit after a discharge is the day after it.
  if (person.elder?.discharged) inPerson = [dischargedAgo(pen) - 1, ...inPerson.filter((day) => day > 20)]
  const known = new Set(inPerson)
  const pace = level === 'yellow' ? ([6, 7] as const) : ([21, 28] as const)
  const short = level === 'red' ? daily(random, known) : regular(random, inPerson, pace)
  return { inPerson, short: short.filter((day) => told(day) && !known.has(day)) }
}

/** Whether a day lies in the last whole month, where a few elders were forgotten. */
export const inLastMonth = (pen: Pen, daysAgo: number): boolean => {
  const day = pen.ago(daysAgo)
  const thisMonth = startOfMonth(pen.today)
  const lastMonth = startOfMonth(pen.ago(Number(pen.today.slice(8))))
  return day >= lastMonth && day < thisMonth
}
