import type { Body } from '#domain/records/body.ts'
import { type ElderKind, aloneKinds, coupleKinds, leftBehindKinds, withChildKinds } from './elder-kinds.ts'
import { type Random, spread } from './random.ts'

export type Relation = NonNullable<Body<'resident'>['relation']>

/** A place at the table: a child (0–14), an adult (15–59), somebody older, or an elder under care. */
export interface Seat {
  readonly relation: Relation
  readonly age: 'child' | 'adult' | 'old'
  readonly elder?: ElderKind
}

export interface HouseholdPlan {
  readonly seats: readonly Seat[]
  readonly care: 'alone' | 'couple' | 'leftBehind' | 'withChild' | null
}

const seat = (relation: Relation, age: Seat['age'], elder?: ElderKind): Seat => ({
  relation,
  age,
  ...(elder && { elder }),
})

const A = seat('head', 'adult')
const spouse = seat('spouse', 'adult')
const child = seat('child', 'child')
const grown = seat('child', 'adult')
const parent = seat('parent', 'old')
const O = seat('head', 'old')

/** The 960 homes without an elder under care. Together with the others: 1,200 homes and 3,000 people. */
const ordinary: readonly (readonly [readonly Seat[], number])[] = [
  [[A], 126],
  [[O], 60],
  [[A, spouse], 269],
  [[O, seat('spouse', 'old')], 50],
  [[O, grown], 34],
  [[A, spouse, child], 80],
  [[A, spouse, parent], 26],
  [[A, spouse, grown], 150],
  [[A, spouse, child, child], 40],
  [[A, spouse, child, parent], 60],
  [[A, spouse, grown, child], 38],
  [[A, spouse, child, parent, parent], 30],
  [[A, spouse, child, child, parent], 30],
  [[A, spouse, child, child, parent, parent], 10],
]

const aroundGrandparent: readonly (readonly [readonly Seat[], number])[] = [
  [[seat('grandchild', 'child')], 12],
  [[seat('grandchild', 'child'), seat('grandchild', 'child')], 12],
]

const aroundParent: readonly (readonly [readonly Seat[], number])[] = [
  [[A, spouse], 20],
  [[A, spouse, child], 18],
  [[A, spouse, child, child], 12],
  [[A, spouse, grown, child, child], 2],
]

/** All homes of the street before anybody has a name or an address. */
export function householdPlans(random: Random): HouseholdPlan[] {
  const grandchildren = random.shuffled(spread(aroundGrandparent))
  const families = random.shuffled(spread(aroundParent))
  return [
    ...spread(aloneKinds).map((kind): HouseholdPlan => ({
      care: 'alone',
      seats: [seat('head', 'old', kind)],
    })),
    ...spread(coupleKinds).map(([one, other]): HouseholdPlan => ({
      care: 'couple',
      seats: [seat('head', 'old', one), seat('spouse', 'old', other)],
    })),
    ...spread(leftBehindKinds).map((kind, i): HouseholdPlan => ({
      care: 'leftBehind',
      seats: [seat('head', 'old', kind), ...grandchildren[i]!],
    })),
    ...spread(withChildKinds).map((kind, i): HouseholdPlan => ({
      care: 'withChild',
      seats: [...families[i]!, seat('parent', 'old', kind)],
    })),
    ...spread(ordinary).map(([...seats]): HouseholdPlan => ({ care: null, seats })),
  ]
}

/** The red elders of a plan: every grid gets some, so that every grid has somebody to see today. */
export const redsOf = (plan: HouseholdPlan): ElderKind[] =>
  plan.seats.flatMap(({ elder }) => (elder?.level === 'red' ? [elder] : []))
