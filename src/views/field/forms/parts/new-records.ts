import type { Field } from '#domain/fields/field.ts'
import type { JsonObject } from '#domain/json.ts'
import type { ScopeId } from '#domain/record/scope.ts'
import { type RecordType, registry } from '#domain/records/registry.ts'
import type { Intent } from '#domain/sync/mutation.ts'

/** A record that is made together with the one being filled, as much of it as was asked for. */
export interface NewRecord {
  /** The id it will have. */
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
}

export const isFilled = (value: unknown): boolean =>
  value != null && !(typeof value === 'string' && !value.trim()) && !(Array.isArray(value) && !value.length)

const fieldsOf = (type: RecordType) =>
  Object.entries(registry[type].fields as Readonly<Record<string, Field>>)

/** True when one of them lacks what its kind demands, or holds what does not fit. */
export const hasGaps = (type: RecordType, rows: readonly NewRecord[], asked: readonly string[]): boolean =>
  rows.some(({ body }) =>
    fieldsOf(type).some(([name, field]) => {
      if (!asked.includes(name)) return false
      return isFilled(body[name]) ? field.check(body[name]) !== null : field.required === true
    }),
  )

/** The intents that create them, with what is true of all; only fields that their kind has. */
export function createIntents(
  type: RecordType,
  rows: readonly NewRecord[],
  common: Readonly<Record<string, unknown>>,
  scope: ScopeId,
): Intent[] {
  const known = new Set(fieldsOf(type).map(([name]) => name))
  return rows.map(({ id, body }) => {
    const all = Object.entries({ ...common, ...body }).filter(
      ([name, value]) => known.has(name) && isFilled(value),
    )
    return { op: 'create', type, record: id, scope, body: Object.fromEntries(all) as JsonObject }
  })
}
