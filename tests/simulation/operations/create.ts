import { can } from '#domain/access/can.ts'
import type { Json, JsonObject } from '#domain/json.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { Seeded } from '../../sync/seeded.ts'
import type { Tab } from '../world/tab.ts'
import { gridScopes, type World } from '../world/world.ts'
import { anyValue } from './any-value.ts'
import { fieldsOf } from './vocabulary.ts'

const kinds = [
  'household',
  'household',
  'visit',
  'visit',
  'matter',
  'elder',
  'elderVisit',
  'house',
  'houseInspection',
  'houseInspection',
  'building',
  'grid',
] as const

type Kind = (typeof kinds)[number]

interface Place {
  readonly type: Kind
  readonly scope: string
}

const anywhere: readonly Place[] = kinds.flatMap((type) => {
  const { scope: family } = definitionOf(type)!
  const here = [...gridScopes, 'common'].filter((scope) => scope.split('/').at(-1) === family)
  return here.map((scope) => ({ type, scope }))
})

function isAllowed({ device, phone }: Tab, { type, scope }: Place): boolean {
  return can({ user: phone.user.id, role: device.roleIn(scope) }, 'create', definitionOf(type)!)
}

/** A new record of some kind, now and then in a scope of another grid, or with a key that exists already. */
export function create(world: World, tab: Tab, random: Seeded): Intent[] {
  const places = random.chance(12) ? anywhere : anywhere.filter((place) => isAllowed(tab, place))
  const { type, scope } = random.of(places.length ? places : anywhere)
  const record = world.unique('r_')
  const made: Intent = { op: 'create', type, record, scope, body: bodyOf(type, world, tab, random) }
  const hasSubmit = definitionOf(type)!.workflow?.commands.submit
  if (!hasSubmit || random.chance(40)) return [made]
  return [made, { op: 'command', type, record, command: 'submit', args: {} }]
}

function bodyOf(type: Kind, world: World, tab: Tab, random: Seeded): JsonObject {
  const { workflow } = definitionOf(type)!
  const fields = fieldsOf(type)
  const body: Record<string, Json> = {}
  for (const [name, field] of Object.entries(fields)) {
    const mayWrite = field.merge !== 'command' && field.merge !== 'server' && name !== workflow?.field
    if (!mayWrite || !random.chance(field.required ? 80 : 12)) continue
    const value = anyValue(field, random, world)
    if (value !== null) body[name] = value
  }
  const now = world.time.now
  const user = tab.phone.user.id
  const oneOf = (kind: 'house' | 'elder') => {
    const known = tab.device.records.ofType(kind)
    return known.length ? random.of(known).id : 'r_none'
  }
  if ('code' in fields && random.chance(25)) body.code = random.of(['01', '02'])
  if (type === 'visit')
    Object.assign(body, { visitType: 'routine', form: 'home', startedAt: now, endedAt: now, workers: [user] })
  if (type === 'elderVisit')
    Object.assign(body, {
      elder: oneOf('elder'),
      mode: 'in_person',
      contact: 'met',
      startedAt: now,
      endedAt: now,
      workers: [user],
      answers: { a: { value: world.unique('a') } },
    })
  if (type === 'houseInspection')
    Object.assign(body, {
      house: oneOf('house'),
      inspectionType: 'patrol',
      startedAt: now,
      endedAt: now,
      inspectors: [user],
      facts: {},
      answers: { a: { value: 'ok' } },
      ...(random.chance(60) && { workerGrade: random.of(['some', 'severe', 'undetermined']) }),
    })
  return body
}
