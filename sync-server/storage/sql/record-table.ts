import { sql } from 'kysely'
import { Problem } from '#domain/problem.ts'
import type { RecordTable } from '../store.ts'
import type { RecordListQuery, StoredRecord } from '../stored.ts'
import type { Engine } from './engine.ts'
import { insertAll } from './insert-all.ts'
import type { Line } from './line.ts'
import { putRecord } from './put-record.ts'
import { checkedName, readRecord, recordsMatching } from './record-query.ts'
import type { RecordRow } from './schema.ts'
import { spelled } from './spelled.ts'
import type { Trx } from './trx.ts'

const mostIds = 5000

const withIdIn = (engine: Engine) =>
  spelled(['id'], (trx, { id }: { id: string }) =>
    trx
      .selectFrom('record')
      .selectAll('record')
      .where(engine.withIds([id])),
  )
const found = new WeakMap<Engine, ReturnType<typeof withIdIn>>()

function withId(engine: Engine): ReturnType<typeof withIdIn> {
  let query = found.get(engine)
  if (!query) found.set(engine, (query = withIdIn(engine)))
  return query
}

export function recordTable(trx: Trx, engine: Engine, line: Line): RecordTable {
  const { fields } = engine

  function seen(rows: readonly RecordRow[]): StoredRecord[] {
    line.saw(rows)
    return rows.map(readRecord)
  }

  async function list(query: RecordListQuery) {
    const { by, descending = false } = query.order ?? { by: 'updatedAt', descending: true }
    const keys = [...fields.order(checkedName(by)), sql.ref('record.id')]
    const direction = descending ? 'desc' : 'asc'
    let rows = recordsMatching(trx, engine, query)
    if (query.after) {
      const [value, id] = readPlace(query.after)
      const place = [...fields.place(by, value), id]
      const beyond = sql.raw(descending ? '<' : '>')
      rows = rows.where(sql<boolean>`(${sql.join(keys)}) ${beyond} (${sql.join(place)})`)
    }
    let found = rows
      .selectAll('record')
      .select(keys.map((key, i) => key.as(`key${i}`)))
      .limit(query.limit + 1)
    for (const key of keys) found = found.orderBy(key, direction)
    const all = await found.execute()
    const page = all.slice(0, query.limit)
    const last = page.at(-1) as Record<string, unknown> | undefined
    const lastKeys = keys.slice(0, -1).map((_, i) => last?.[`key${i}`])
    return {
      records: seen(page.map(onlyRecord)),
      next: all.length > query.limit && last ? JSON.stringify([fields.placed(lastKeys), last.id]) : null,
    }
  }

  const withIds = (ids: readonly string[]) =>
    trx.selectFrom('record').selectAll('record').where(engine.withIds(ids)).execute()

  return {
    get: async (id) => seen(await withId(engine)(trx, { id }))[0] ?? null,
    async many(ids) {
      const rows: RecordRow[] = []
      for (let from = 0; from < ids.length; from += mostIds)
        rows.push(...(await withIds(ids.slice(from, from + mostIds))))
      return seen(rows)
    },
    list,
    all: async (query) =>
      seen(await recordsMatching(trx, engine, query).selectAll('record').orderBy('record.id').execute()),
    async countsBy(query) {
      const groups = query.by.map((name) => fields.group(checkedName(name)))
      const rows = await recordsMatching(trx, engine, query)
        .select(groups.map((group, i) => group.as(`by${i}`)))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .groupBy(groups)
        .execute()
      return rows.map((row) => ({
        values: query.by.map((name, i) => fields.grouped(name, (row as Record<string, unknown>)[`by${i}`])),
        count: row.count,
      }))
    },
    put: (next, previous, at) => putRecord(trx, engine, line, next, previous, at),
    insertAll: (records, at) => insertAll(trx, engine, line, records, at),
  }
}

/** Without the keys that it was sorted by. */
const onlyRecord = (row: RecordRow): RecordRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !/^key\d$/.test(name))) as unknown as RecordRow

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
