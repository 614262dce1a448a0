import { sql } from 'kysely'
import type { Json } from '#domain/json.ts'
import { Problem } from '#domain/problem.ts'
import type { RecordTable } from '../store.ts'
import type { RecordListQuery } from '../stored.ts'
import { insertAll } from './insert-all.ts'
import { putRecord } from './put-record.ts'
import { readRecord, recordsMatching, valueOf } from './record-query.ts'
import type { Trx } from './trx.ts'

const mostIds = 5000

export function recordTable(trx: Trx): RecordTable {
  async function list(query: RecordListQuery) {
    const { by, descending = false } = query.order ?? { by: 'updatedAt', descending: true }
    // A field that is absent sorts as empty text, so that every row has its place.
    const key = sql`coalesce(${valueOf(by)}, '')`
    const direction = descending ? 'desc' : 'asc'
    let rows = recordsMatching(trx, query)
    if (query.after) {
      const [value, id] = readPlace(query.after)
      const beyond = sql.raw(descending ? '<' : '>')
      rows = rows.where(sql<boolean>`(${key}, id) ${beyond} (${value}, ${id})`)
    }
    const found = await rows
      .selectAll('record')
      .select(key.as('orderKey'))
      .orderBy(key, direction)
      .orderBy('id', direction)
      .limit(query.limit + 1)
      .execute()
    const page = found.slice(0, query.limit)
    const last = page.at(-1)
    return {
      records: page.map(({ orderKey: _orderKey, ...row }) => readRecord(row)),
      next: found.length > query.limit && last ? JSON.stringify([last.orderKey, last.id]) : null,
    }
  }

  return {
    async get(id) {
      const row = await trx.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? readRecord(row) : null
    },
    async many(ids) {
      const rows = []
      for (let from = 0; from < ids.length; from += mostIds) {
        const some = ids.slice(from, from + mostIds)
        rows.push(...(await trx.selectFrom('record').selectAll().where('id', 'in', some).execute()))
      }
      return rows.map(readRecord)
    },
    list,
    async all(query) {
      const rows = await recordsMatching(trx, query).selectAll('record').orderBy('id').execute()
      return rows.map(readRecord)
    },
    async countsBy(query) {
      const names = query.by.map((name, i) => valueOf(name).as(`by${i}`))
      const rows = await recordsMatching(trx, query)
        .select(names)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .groupBy(query.by.map(valueOf))
        .execute()
      return rows.map((row) => ({
        values: query.by.map((_, i) => (row as Record<string, Json>)[`by${i}`] ?? null),
        count: row.count,
      }))
    },
    put: (next, previous, at) => putRecord(trx, next, previous, at),
    insertAll: (records, at) => insertAll(trx, records, at),
  }
}

/** Where the page before ended. It comes back from a browser, so it may be anything. */
function readPlace(after: string): [value: string | number, id: string] {
  try {
    const place: unknown = JSON.parse(after)
    if (Array.isArray(place) && /^(string|number)$/.test(typeof place[0]) && typeof place[1] === 'string') {
      return [place[0] as string | number, place[1]]
    }
  } catch (cause) {
    throw new Problem('badRequest', {}, { cause })
  }
  throw new Problem('badRequest')
}
