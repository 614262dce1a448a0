import { isJsonObject, type Json, type JsonObject, sameJson } from '../json.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import type { Patch } from './mutation.ts'

/** The patch that turns one body into the other; empty when they say the same. */
export function patchBetween(definition: RecordDefinition, before: JsonObject, after: JsonObject): Patch {
  const set: Record<string, [Json, Json]> = {}
  for (const [name, field] of Object.entries(definition.fields)) {
    const [old, next] = [before[name] ?? null, after[name] ?? null]
    if (sameJson(old, next)) continue
    if (field.kind !== 'answers') {
      set[name] = [old, next]
      continue
    }
    const [was, is] = [isJsonObject(old) ? old : {}, isJsonObject(next) ? next : {}]
    for (const item of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if (!sameJson(was[item], is[item])) set[`${name}.${item}`] = [was[item] ?? null, is[item] ?? null]
    }
  }
  return set
}
