import type { Body } from '#domain/records/body.ts'
import { givenName } from './names.ts'
import type { Family, Person } from './people.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'

type Contacts = NonNullable<Body<'elder'>['emergencyContacts']>

/** Whom to ring when an elder does not answer: the child at home, or children who live elsewhere. */
export function contactsOf(pen: Pen, random: Random, family: Family, person: Person): Contacts {
  const atHome = family.people.find((one) => one !== person && one.phone && one.age >= 18 && one.age < 60)
  if (atHome) return [{ name: atHome.name, relation: '子女', phone: atHome.phone!, hasKey: true }]
  const away = () => {
    const sex = random.chance(0.5) ? 'male' : 'female'
    return {
      name: person.name[0]! + givenName(random, sex, 48),
      relation: sex === 'male' ? '儿子' : '女儿',
      phone: pen.phone(),
      ...(random.chance(0.4) && { hasKey: true }),
    }
  }
  return random.chance(0.35) ? [away(), away()] : [away()]
}

/** Somebody next door, if anybody there has a telephone. */
export function neighbourOf(random: Random, family: Family, around: readonly Family[]): Contacts {
  const next = around.filter(
    (one) => one.building === family.building && one !== family && one.people[0]?.phone,
  )
  if (next.length === 0) return []
  const { name, phone } = random.pick(next).people[0]!
  return [{ name, relation: '邻居', phone: phone! }]
}
