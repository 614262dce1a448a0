import { type Json, isJsonObject } from '#domain/json.ts'
import type { Intent, Patch } from '#domain/sync/mutation.ts'
import type { DeviceRecord } from '#storage/working-set.ts'
import type { Seeded } from '../../sync/seeded.ts'
import type { World } from '../world/world.ts'
import { anyValue } from './any-value.ts'
import { fieldsOf } from './vocabulary.ts'

/** Some fields of a record, from what is seen to something else; now and then to what is there, or to nothing. */
export function patch(
  world: World,
  record: DeviceRecord,
  random: Seeded,
  photos: readonly string[],
): Intent[] {
  const fields = fieldsOf(record.type)
  // The rest of a notice is the server's own words.
  const names = record.type === 'notice' ? ['read'] : Object.keys(fields)
  // Most edits meet in a few fields, or nobody would ever disagree.
  const few = names.filter((name) => name !== 'code').slice(0, 6)
  const set: Record<string, [Json, Json]> = {}
  for (let n = 1 + random.below(3); n > 0; n--) {
    const name = random.of(random.chance(75) ? few : names)
    const field = fields[name]!
    const mayWrite = field.merge !== 'command' && field.merge !== 'server'
    if (!mayWrite && !random.chance(3)) continue
    const old = record.body[name] ?? null
    if (field.kind === 'answers') {
      const item = random.of(['a', 'b', 'c'])
      const before = isJsonObject(old) ? (old[item] ?? null) : null
      set[`${name}.${item}`] = [before, random.chance(10) ? null : { value: world.unique('a') }]
      continue
    }
    if (field.kind === 'photos' || field.kind === 'verbatim') continue
    set[name] = [old, random.chance(8) ? null : anyValue(field, random, world)]
  }
  const photoField = names.find((name) => fields[name]!.kind === 'photos')
  if (photoField && photos.length && random.chance(50)) {
    const old = (record.body[photoField] ?? []) as readonly Json[]
    set[photoField] = [old, [...old, { sha256: random.of(photos) }]]
  }
  if (!Object.keys(set).length) return []
  return [{ op: 'patch', type: record.type, record: record.id, set: set as Patch }]
}
