import type { Label } from '#domain/label.ts'
import { isJsonObject, type JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { placeOf } from '#domain/schedule/place-of.ts'
import type { Records } from '#domain/schedule/world.ts'

type Named = Pick<RecordVersion<unknown>, 'id' | 'type' | 'body'>

/** What a record is called in a picker or a headline: its title fields, a home with its building before it. */
export function recordTitle(records: Records, record: Named, text: (label: Label) => string): string {
  const definition = definitionOf(record.type)
  if (!definition || !isJsonObject(record.body)) return record.id
  const body: JsonObject = record.body
  const words = definition.title.flatMap((name) => {
    const value = body[name]
    if (value == null) return []
    const field = definition.fields[name]
    const options = field && 'options' in field ? (field.options as Record<string, Label>) : {}
    const option = options[String(value)]
    return [option ? text(option) : String(value)]
  })
  if (record.type === 'household') {
    const building = placeOf(records, record).buildingName
    if (building) words.unshift(building)
  }
  return words.join(' ') || text(definition.label)
}
