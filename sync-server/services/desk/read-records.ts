import { maskBody } from '#domain/desk/mask-body.ts'
import type { RecordsMessage } from '#domain/desk/desk-messages.ts'
import type { Json } from '#domain/json.ts'
import { Problem } from '#domain/problem.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { definitionOf, type RecordType } from '#domain/records/registry.ts'
import type { ReadTables } from '../../storage/store.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { peopleWords, titlesFor, writersOf } from './desk-words.ts'

export interface RecordsQuery {
  readonly type: RecordType
  readonly grid?: string
  /** By filter field of the definition; a flag is `true` or `false`. */
  readonly filters: Readonly<Record<string, string>>
  readonly search?: string
  readonly after?: string
  readonly limit: number
}

/**
 * One page of a kind of record, newest change first, with the definition's columns, masked.
 * @throws Problem badRequest for a filter that the definition does not name, filterTellsHealth for one on a field that
 * needs a reason to be seen
 */
export async function readRecords(
  tables: ReadTables,
  scopes: DeskScopes,
  query: RecordsQuery,
): Promise<RecordsMessage> {
  const definition = definitionOf(query.type)!
  const limit = query.search && isPersonalNumber(query.search) ? 1 : query.limit
  const found = {
    scopes: scopesIn(scopes, query.grid),
    type: query.type,
    where: whereOf(definition, query.filters),
    ...(query.search && { search: { text: query.search, fields: searchFields(definition, query.search) } }),
  }
  const [page, counts] = [
    await tables.records.list({ ...found, limit, after: query.after ?? null }),
    await tables.records.countsBy({ ...found, by: ['state'] }),
  ]
  const columns = new Set<string>([...definition.list.columns, ...definition.title])
  const records = page.records.map(({ contentHash: _hash, ...record }) => ({
    ...record,
    body: maskBody(
      definition,
      Object.fromEntries(Object.entries(record.body).filter(([name]) => columns.has(name))),
      'list',
    ),
  }))
  return {
    records,
    words: {
      ...(await peopleWords(tables, scopes, writersOf(records))),
      ...(await titlesFor(tables, scopes, records)),
    },
    total: counts.reduce((sum, { count }) => sum + count, 0),
    next: page.next,
  }
}

function whereOf(definition: RecordDefinition, filters: RecordsQuery['filters']): Record<string, Json> {
  const where: Record<string, Json> = {}
  for (const [name, value] of Object.entries(filters)) {
    // What a filter finds tells the value of every record in it.
    if (definition.fields[name]?.sensitive === 'SS') throw new Problem('filterTellsHealth', { filter: name })
    const field = definition.list.filters?.includes(name) ? definition.fields[name] : undefined
    if (!field) throw new Problem('badRequest', { filter: name })
    where[name] = field.kind === 'flag' ? value === 'true' : value
  }
  return where
}

/** A whole phone or ID number: looking one up tells whose it is, so it is logged and answers one record. */
export const isPersonalNumber = (search: string): boolean =>
  /^(1\d{10}|0\d{2,3}-?\d{7,8}|\d{15}|\d{17}[\dXx])$/.test(search)

/** Text that is no secret; numbers are looked for only when they are given whole (DOMAIN 8.2). */
function searchFields(definition: RecordDefinition, search: string): string[] {
  const wholeNumber = isPersonalNumber(search)
  return Object.entries(definition.fields)
    .filter(([, field]) => {
      if (field.kind === 'phone' || field.kind === 'idNumber') return wholeNumber
      return field.kind === 'text' && field.sensitive !== 'SS' && field.merge !== 'command'
    })
    .map(([name]) => name)
}
