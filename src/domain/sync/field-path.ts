import type { Field } from '../fields/field.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { RecordDefinition } from '../record/define-record.ts'

/** `name` or, for a checklist, `name.item`. */
export interface FieldPath {
  readonly name: string
  readonly item: string | null
  readonly field: Field
}

/** The field a patch key names; null when the definition has none such. */
export function fieldPath(definition: RecordDefinition, key: string): FieldPath | null {
  const dot = key.indexOf('.')
  const name = dot < 0 ? key : key.slice(0, dot)
  if (!Object.hasOwn(definition.fields, name)) return null
  const field = definition.fields[name]!
  if (dot < 0) return { name, item: null, field }
  const item = key.slice(dot + 1)
  const harmless = item !== '' && item !== '__proto__' && item !== 'constructor' && item !== 'prototype'
  return field.kind === 'answers' && harmless ? { name, item, field } : null
}

export function readPath(body: JsonObject, { name, item }: Pick<FieldPath, 'name' | 'item'>): Json {
  const value = body[name] ?? null
  if (item === null) return value
  return isJsonObject(value) ? (value[item] ?? null) : null
}

export function writePath(
  body: JsonObject,
  { name, item }: Pick<FieldPath, 'name' | 'item'>,
  value: Json,
): JsonObject {
  if (item === null) return withValue(body, name, value)
  const whole = body[name]
  return { ...body, [name]: withValue(isJsonObject(whole) ? whole : {}, item, value) }
}

function withValue(object: JsonObject, key: string, value: Json): JsonObject {
  if (value !== null) return { ...object, [key]: value }
  const { [key]: _gone, ...rest } = object
  return rest
}
