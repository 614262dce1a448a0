import { isJsonObject, type JsonObject } from '#domain/json.ts'
import { label } from '#domain/label.ts'
import type { DeskWords } from '#domain/desk/desk-messages.ts'
import { recordTitle } from '#domain/desk/record-title.ts'
import type { ListField } from '#domain/fields/list.ts'
import type { Fields } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { ReadTables } from '../../storage/store.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'

function collect(fields: Fields, body: JsonObject, records: Set<string>): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = body[name]
    if (field.kind === 'reference' && typeof value === 'string') records.add(value)
    if (field.kind !== 'list' || !Array.isArray(value)) continue
    for (const row of value) if (isJsonObject(row)) collect((field as ListField).of, row, records)
  }
}

/**
 * Names of the colleagues with a grant in the reader's scopes, and of whoever else has written here, by id.
 * @param others ids of users who may have no grant any more
 */
export async function peopleWords(
  tables: ReadTables,
  scopes: DeskScopes,
  others: readonly string[] = [],
): Promise<DeskWords> {
  const here = new Set(others)
  for (const { user } of await tables.grants.inScopes(scopesIn(scopes))) here.add(user)
  const users = await tables.users.all()
  return Object.fromEntries(users.flatMap(({ id, name }) => (here.has(id) ? [[id, label(name, name)]] : [])))
}

/** Who made and who last changed these records. */
export const writersOf = (records: readonly RecordVersion[]): string[] =>
  records.flatMap(({ createdBy, updatedBy }) => [createdBy, updatedBy])

/**
 * Titles of whatever these records point to, as far as the reader may see it; names of residents are masked.
 * @param more ids that are shown beside the records
 */
export async function titlesFor(
  tables: ReadTables,
  scopes: DeskScopes,
  records: readonly RecordVersion[],
  more: readonly string[] = [],
): Promise<DeskWords> {
  const ids = new Set(more)
  for (const { type, body } of records) {
    const definition = definitionOf(type)
    if (definition) collect(definition.fields, body, ids)
  }
  const found = ids.size > 0 ? await tables.records.many([...ids]) : []
  return Object.fromEntries(
    found.flatMap((record) => {
      const definition = definitionOf(record.type)
      return definition && scopes.has(record.scope)
        ? [[record.id, recordTitle(definition, record.body, true)]]
        : []
    }),
  )
}
