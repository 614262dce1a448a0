import { isJsonObject } from '../json.ts'
import { type Label, label } from '../label.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import type { RecordVersion } from '../record/record-version.ts'
import { definitionOf } from '../records/registry.ts'
import { fieldPath } from '../sync/field-path.ts'
import type { DueItem } from './due-item.ts'
import { placeOf } from './place-of.ts'
import type { World } from './world.ts'

export const logTypes = ['visit', 'elderVisit', 'houseInspection'] as const

/** What a remark is on, by its key `field` or `field.item`; the key itself when this version knows neither. */
export function remarkLabel(definition: RecordDefinition, key: string): Label {
  const path = fieldPath(definition, key)
  if (!path) return label(key, key)
  const items = (path.field as { items?: Readonly<Record<string, Label>> }).items
  return (path.item !== null && items?.[path.item]) || path.field.label
}

function wishes(definition: RecordDefinition, body: Readonly<Record<string, unknown>>): Label {
  const remarks = isJsonObject(body.remarks) ? Object.keys(body.remarks) : []
  const note = typeof body.reviewNote === 'string' ? body.reviewNote : ''
  if (remarks.length === 0) return label(note, note)
  const labels = remarks.map((key) => remarkLabel(definition, key))
  const zh = labels.map((one) => `“${one.zh}”`).join('')
  return label(`请补${zh}`, `Please correct: ${labels.map((one) => one.en).join(', ')}`)
}

function nameOf({ records }: World, record: RecordVersion<unknown>): string {
  const { elder, house } = record.body as { elder?: string; house?: string }
  return records.get('elder', elder)?.body.name ?? records.get('house', house)?.body.address ?? ''
}

/** A log of this person that a reviewer sent back, or that was taken back and not yet handed in again. */
export function returnedItem(
  world: World,
  record: RecordVersion<{ readonly status?: string }>,
): DueItem | null {
  if (record.body.status !== 'returned' || record.createdBy !== world.user) return null
  const definition = definitionOf(record.type)!
  const name = nameOf(world, record)
  const wish = wishes(definition, record.body)
  return {
    key: `returned:${record.id}`,
    kind: 'returned',
    type: record.type as (typeof logTypes)[number],
    record: record.id,
    place: placeOf(world.records, record),
    title: label(`退回：${definition.label.zh}`, `Sent back: ${definition.label.en}`),
    why: name ? label(`${name} · ${wish.zh}`, `${name} · ${wish.en}`) : wish,
    urgency: 'today',
    due: null,
    days: null,
  }
}
