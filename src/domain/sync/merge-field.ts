import type { ChoiceField } from '../fields/choice.ts'
import type { Field } from '../fields/field.ts'
import { type Json, sameJson } from '../json.ts'

export type FieldMerge = { readonly write: Json } | 'same' | 'conflict' | 'commandOnly' | 'serverOnly'

const asList = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [])

/**
 * One field of a patch against the value that stands (rules M1–M4). Contents are compared, never clocks.
 * @param current what the record says now
 * @param old what the person saw
 * @param next what the person wants
 */
export function mergeField(field: Field, current: Json, old: Json, next: Json): FieldMerge {
  if (field.merge === 'server') return 'serverOnly'
  if (field.merge === 'command') return 'commandOnly'
  if (sameJson(current, next)) return 'same'
  switch (field.merge) {
    case 'merge3': // [M1]
      return sameJson(current, old) ? { write: next } : 'conflict'
    case 'union': // [M2]
      return union(current, next)
    case 'max':
      return greater(next, current) ? { write: next } : 'same'
    case 'min':
      // Emptied is no smaller: what another entered meanwhile would be gone unseen.
      return current === null || (next !== null && greater(current, next)) ? { write: next } : 'same'
    case 'latest':
      return { write: next }
    case 'severest': // [M3]
      return severest(field, current, next)
  }
}

function union(current: Json, next: Json): FieldMerge {
  const together = [...asList(current)]
  for (const one of asList(next)) if (!together.some((other) => sameJson(one, other))) together.push(one)
  return together.length === asList(current).length ? 'same' : { write: together }
}

const greater = (a: Json, b: Json): boolean =>
  a !== null && (b === null || (a as number | string) > (b as number | string))

/** A worse value stands at once; a better one never by a patch, only by a command with a reason. */
function severest(field: Field, current: Json, next: Json): FieldMerge {
  const order: readonly Json[] = (field as ChoiceField).severity ?? []
  return order.indexOf(next) > order.indexOf(current) ? { write: next } : 'conflict'
}
