import type { HouseholdPlan } from './household-plans.ts'
import type { Random } from './random.ts'

type Decade = 60 | 70 | 80

/** People of 60 and more who are not under care, by decade: with the 240 elders they make 330, 180 and 120. */
const otherOld: Readonly<Record<Decade, number>> = { 60: 270, 70: 96, 80: 24 }

export interface OldAges {
  readonly one: (random: Random, onlySixties?: boolean) => number
  readonly two: (random: Random) => readonly [number, number]
}

/** Hands out ages so that the decades come out exactly; couples are of one decade. */
export function oldAges(): OldAges {
  const left: Record<Decade, number> = { ...otherOld }
  const within = (random: Random, decade: Decade) => decade + random.int(0, 9)
  const choose = (random: Random, need: number): Decade => {
    const decades = ([60, 70, 80] as const).filter((decade) => left[decade] >= need)
    let at = random.int(0, decades.reduce((sum, decade) => sum + left[decade], 0) - 1)
    return decades.find((decade) => (at -= left[decade]) < 0) ?? 60
  }
  return {
    one: (random, onlySixties = false) => {
      const decade = onlySixties ? 60 : choose(random, 1)
      left[decade] -= 1
      return within(random, decade)
    },
    two: (random) => {
      const decade = choose(random, 2)
      left[decade] -= 2
      return [within(random, decade), within(random, decade)]
    },
  }
}

/** Alone and couples first: the young old live by themselves, the oldest with somebody. */
export const askingOrder = (plans: readonly HouseholdPlan[]): HouseholdPlan[] =>
  [...plans].sort(
    (a, b) => Number(b.seats.length === 1) - Number(a.seats.length === 1) || oldSeats(b) - oldSeats(a),
  )

const oldSeats = ({ seats }: HouseholdPlan) =>
  seats.filter(({ age, elder }) => age === 'old' && !elder).length

const between = (random: Random, low: number, high: number) => random.int(Math.min(low, high), high)

/** An age for every seat of a home: parents are older than their children, old parents older than both. */
export function agesOf({ seats }: HouseholdPlan, old: OldAges, random: Random): number[] {
  const pair = oldSeats({ seats, care: null }) === 2 ? [...old.two(random)] : []
  const elders = seats.map(({ age, elder }) => {
    if (age !== 'old') return 0
    if (elder) return random.int(...elder.ages)
    return pair.pop() ?? old.one(random, seats.length === 1)
  })
  const oldest = Math.max(0, ...elders)
  const has = (relation: string, age: string) =>
    seats.some((one) => one.relation === relation && one.age === age)
  const young = has('child', 'child')
  const grown = has('child', 'adult')
  let head = random.int(22, 59)
  if (oldest > 0) head = between(random, Math.max(24, oldest - 38), Math.min(59, oldest - 20))
  else if (grown) head = random.int(43, 59)
  else if (young) head = random.int(27, 46)
  if (grown && head < 40) head = between(random, 40, Math.min(59, Math.max(40, oldest - 20)))
  return seats.map(({ relation, age }, i) => {
    if (age === 'old') return elders[i]!
    if (age === 'child')
      return relation === 'grandchild' ? random.int(1, 13) : between(random, 0, Math.min(14, head - 21))
    if (relation === 'head') return head
    if (relation === 'spouse') return Math.min(59, Math.max(21, head + random.int(-3, 2)))
    // A grown child of an old householder is as old as a householder would be.
    return seats[0]!.age === 'old' ? head : between(random, 16, Math.min(32, head - 21))
  })
}
