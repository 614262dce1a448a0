import { oldCitizenNumber } from './citizen-number.ts'
import type { Family, Person } from './people.ts'
import type { Random } from './random.ts'

interface Odd {
  readonly fits: (person: Person) => boolean
  readonly change: (person: Person, random: Random) => Partial<Person>
}

const grown = ({ age, elder }: Person) => age >= 20 && !elder

/** What registers meet sooner or later, once each: names no font has, papers nobody has. */
const oddities: readonly Odd[] = [
  {
    fits: (one) => grown(one) && one.relation === 'head' && one.sex === 'female',
    change: () => ({ name: '鲍㛃云' }),
  },
  { fits: (one) => grown(one) && one.sex === 'male', change: () => ({ name: '季𫖯' }) },
  {
    fits: ({ age, elder, idNumber }) => age >= 60 && !elder && idNumber !== undefined,
    change: () => ({ idNumber: undefined, note: '一直没办身份证，户口本在，已约派出所。' }),
  },
  {
    fits: ({ age, elder }) => age >= 62 && elder !== undefined,
    change: ({ birthDate, sex }, random) => ({
      idNumber: oldCitizenNumber(random, birthDate, sex),
      note: '还是老身份证，提醒换新的。',
    }),
  },
]

/** The same families with one of each oddity among them. */
export function withOddities(random: Random, families: readonly Family[]): Family[] {
  const changed = new Map<Person, Person>()
  const everybody = random.shuffled(families.flatMap(({ people }) => people))
  for (const { fits, change } of oddities) {
    const person = everybody.find((one) => !changed.has(one) && fits(one))
    if (person) changed.set(person, { ...person, ...change(person, random) })
  }
  return families.map((family) => ({
    ...family,
    people: family.people.map((one) => changed.get(one) ?? one),
  }))
}
