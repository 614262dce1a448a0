import { masked } from '../access/masking.ts'
import type { Field } from '../fields/field.ts'
import type { ListField } from '../fields/list.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import { fieldPath } from '../sync/field-path.ts'

/** `list`: every sensitive field as stars · `page`: names and addresses stand, numbers and health do not. */
export type MaskLevel = 'list' | 'page'

const shownOnPage = (field: Field) =>
  field.sensitive === 'S' && (field.kind === 'text' || field.kind === 'date')

/** One value as someone sees it who has not said why they need it in full. */
export function maskValue(field: Field, value: Json, level: MaskLevel): Json {
  if (value == null || value === '') return value
  if (field.kind === 'list') return maskRows(field as ListField, value, level)
  if (!field.sensitive || (level === 'page' && shownOnPage(field))) return value
  return masked(field, typeof value === 'string' ? value : '***')
}

const maskRows = ({ of }: ListField, value: Json, level: MaskLevel): Json =>
  Array.isArray(value)
    ? value.map((row) =>
        isJsonObject(row)
          ? Object.fromEntries(
              Object.entries(row).map(([name, cell]) => [
                name,
                of[name] ? maskValue(of[name], cell, level) : cell,
              ]),
            )
          : row,
      )
    : value

/** A body as someone sees it who has not said why they need the full values (DOMAIN 8.2). */
export const maskBody = (definition: RecordDefinition, body: JsonObject, level: MaskLevel): JsonObject =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const field = definition.fields[name]
      return [name, field ? maskValue(field, value, level) : value]
    }),
  )

/** Values by field path (`field` or `field.item`), as mutations and reviews carry them. */
export const maskPaths = (definition: RecordDefinition, values: JsonObject, level: MaskLevel): JsonObject =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const path = fieldPath(definition, key)
      return [key, path && path.item === null ? maskValue(path.field, value, level) : value]
    }),
  )
