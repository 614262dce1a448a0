import { type LocalDate, addDays } from '#domain/local-date.ts'
import { agesOf, askingOrder, oldAges } from './ages.ts'
import { citizenNumber } from './citizen-number.ts'
import type { ElderKind } from './elder-kinds.ts'
import type { Home } from './homes.ts'
import type { Relation } from './household-plans.ts'
import { type Sex, givenName, surname } from './names.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'

export interface Person {
  /** Id of the resident's record. */
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly age: number
  readonly birthDate: LocalDate
  readonly relation: Relation
  readonly idNumber?: string | undefined
  readonly note?: string
  readonly phone?: string
  readonly elder?: ElderKind
}

export interface Family extends Home {
  /** The householder first. */
  readonly people: readonly Person[]
}

/** A birthday that makes somebody so many years old today. */
export function birthday(random: Random, today: LocalDate, age: number): LocalDate {
  const lastBirthday = `${Number(today.slice(0, 4)) - age}${today.slice(4)}`
  // Born on 29 February: the day before exists every year.
  const safe = lastBirthday.endsWith('-02-29') ? lastBirthday.replace('-29', '-28') : lastBirthday
  return addDays(safe, -random.int(0, 364))
}

const sexes = (home: Home, random: Random): Sex[] => {
  const { seats, care } = home.plan
  const head: Sex = random.chance(care === 'alone' ? 0.42 : 0.62) ? 'male' : 'female'
  let parents = random.chance(0.4)
  return seats.map(({ relation }) => {
    if (relation === 'head') return head
    if (relation === 'spouse') return head === 'male' ? 'female' : 'male'
    if (relation !== 'parent') return random.chance(0.5) ? 'male' : 'female'
    parents = !parents
    return parents ? 'male' : 'female'
  })
}

function surnames(home: Home, sex: readonly Sex[], random: Random): string[] {
  const family = surname(random)
  const { seats } = home.plan
  const heads = sex[0] === 'male'
  const father = heads ? family : surname(random)
  return seats.map(({ relation }, i) => {
    if (relation === 'head') return family
    if (relation === 'spouse') return heads ? surname(random) : father
    if (relation === 'parent') return sex[i] === 'male' ? family : surname(random)
    return seats.some((one) => one.relation === 'spouse')
      ? father
      : random.chance(0.5)
        ? family
        : surname(random)
  })
}

/** Who lives behind every door: 3,000 people with names, birthdays and numbers of their own. */
export function families(pen: Pen, homes: readonly Home[]): Family[] {
  const random = pen.random.fork('people')
  const old = oldAges()
  const byPlan = new Map(homes.map((home) => [home.plan, home]))
  const ages = new Map(
    askingOrder(homes.map(({ plan }) => plan)).map((plan) => [plan, agesOf(plan, old, random)] as const),
  )
  if (byPlan.size !== homes.length) throw new RangeError('Two homes share one plan')
  return homes.map((home) => {
    const sex = sexes(home, random)
    const names = surnames(home, sex, random)
    const people = home.plan.seats.map(({ relation, elder }, i): Person => {
      const age = ages.get(home.plan)![i]!
      const birthDate = birthday(random, pen.today, age)
      const numbered = age >= 16 || random.chance(0.3)
      const reachable = relation === 'head' || (age >= 16 && random.chance(age >= 75 ? 0.6 : 0.85))
      return {
        id: pen.id('r'),
        name: names[i]! + givenName(random, sex[i]!, age),
        sex: sex[i]!,
        age,
        birthDate,
        relation,
        ...(numbered && { idNumber: citizenNumber(random, birthDate, sex[i]!) }),
        ...(reachable && { phone: pen.phone() }),
        ...(elder && { elder }),
      }
    })
    return { ...home, people }
  })
}
