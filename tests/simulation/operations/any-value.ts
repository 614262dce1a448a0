import type { Field } from '#domain/fields/field.ts'
import type { ChoiceField } from '#domain/fields/choice.ts'
import type { Json } from '#domain/json.ts'
import { localDate } from '#domain/local-date.ts'
import type { Seeded } from '../../sync/seeded.ts'
import type { World } from '../world/world.ts'

const optionsOf = (field: Field): string[] =>
  Object.keys((field as unknown as Partial<ChoiceField>).options ?? {})

/** Something that a person might enter into a field; often a text that nobody else enters. */
export function anyValue(field: Field, random: Seeded, world: World): Json {
  switch (field.kind) {
    case 'text':
      return random.chance(25) ? random.of(['甲', '乙', '丙']) : world.unique('t')
    case 'number':
      return 1 + random.below(9)
    case 'choice':
      return random.of(optionsOf(field))
    case 'multiChoice':
      return optionsOf(field).filter(() => random.chance(25))
    case 'flag':
      return random.chance(50)
    case 'date':
      return localDate(world.time.now + (random.below(60) - 30) * 86_400_000)
    case 'instant':
      return world.time.now - random.below(5) * 3_600_000
    case 'place':
      return { lng: random.below(90), lat: random.below(90) }
    case 'people':
      return [random.of(['wang', 'li', 'chen']), world.unique('u')].slice(random.below(2))
    case 'phone':
      return `138${String(random.below(1e8)).padStart(8, '0')}`
    case 'list':
      return Array.from({ length: 1 + random.below(2) }, () => ({ result: world.unique('l') }))
    case 'reference':
      return world.unique('r_none_')
    default:
      return null
  }
}
