import { type Json, type JsonObject, isJsonObject } from '#domain/json.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { fieldPath, readPath } from '#domain/sync/field-path.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { DeviceRecord } from '#storage/working-set.ts'
import type { Seeded } from '../../sync/seeded.ts'
import type { Tab } from '../world/tab.ts'
import type { World } from '../world/world.ts'
import { anyValue } from './any-value.ts'

/** What a person does about a review: proposes again, withdraws, or decides on what is seen. */
export function decide(world: World, tab: Tab, review: DeviceRecord, random: Seeded): Intent[] {
  const target = { type: 'review', record: review.id }
  if (random.chance(15)) {
    const command = random.of(['propose', 'withdraw'])
    return [{ op: 'command', ...target, command, args: { note: world.unique('note') } }]
  }
  const seen = seenBy(tab, review)
  const choice = random.of(['mine', 'mine', 'theirs', 'value'])
  const args: JsonObject = {
    choice:
      review.body.kind === 'disagree' && random.chance(80) ? random.of(['none', 'some', 'severe']) : choice,
    seen,
    ...(choice === 'value' && { values: correctedValues(world, review, random) }),
    ...(random.chance(80) && { note: world.unique('why') }),
  }
  return [{ op: 'command', ...target, command: 'resolve', args }]
}

function seenBy(tab: Tab, review: DeviceRecord): JsonObject {
  const record = tab.device.records.find(String(review.body.target))
  const definition = record && definitionOf(record.type)
  if (!record || !definition) return isJsonObject(review.body.theirs) ? review.body.theirs : {}
  const seen: Record<string, Json> = { contentHash: contentHash(record), scope: record.scope }
  for (const key of review.body.fields as readonly string[]) {
    const path = fieldPath(definition, key)
    if (path) seen[key] = readPath(record.body, path)
  }
  return seen
}

function correctedValues(world: World, review: DeviceRecord, random: Seeded): JsonObject {
  const definition = definitionOf(String(review.body.targetType))
  const values: Record<string, Json> = {}
  for (const key of review.body.fields as readonly string[]) {
    const field = definition?.fields[key]
    if (field) values[key] = anyValue(field, random, world)
  }
  return values
}
