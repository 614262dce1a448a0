import type { Field } from '../fields/field.ts'
import type { ListField } from '../fields/list.ts'
import { definitionOf } from './registry.ts'

const columnsOf = (field: Field | undefined): readonly string[] =>
  field?.kind === 'list'
    ? Object.entries((field as ListField).of).flatMap(([name, { kind }]) =>
        kind === 'reference' ? [name] : [],
      )
    : []

/** Reference columns by `type.field`; definitions never change while the program runs. */
const known = new Map<string, readonly string[]>()

/**
 * The ids that the value of a kind's field names: a text itself, or the references in the rows of a list
 * (the homes of a visit). Empty for any other value.
 */
export function namedIn(type: string, field: string, value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  const key = `${type}.${field}`
  let columns = known.get(key)
  if (!columns) known.set(key, (columns = columnsOf(definitionOf(type)?.fields[field])))
  if (columns.length === 0) return []
  const ids = new Set<string>()
  for (const row of value as readonly Readonly<Record<string, unknown>>[]) {
    for (const column of columns) {
      const id = row?.[column]
      if (typeof id === 'string') ids.add(id)
    }
  }
  return [...ids]
}
