import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gridScope } from '#domain/record/scope.ts'
import { inventStreet } from '#server/tasks/invented-street/invent-street.ts'
import type { NewRecord } from '#server/storage/stored.ts'

/** The grid that the bench's worker carries, and who that is. */
export const benchGrid = '990000000000001'
export const benchUser = 'u_bench'

/** Of every 10,000 records: chosen so that they weigh what 10,000 records of a busy grid weigh, 11.7 MB of JSON. */
const shares: Readonly<Record<string, number>> = {
  building: 30,
  household: 1200,
  resident: 2600,
  house: 300,
  elder: 240,
  visit: 1800,
  elderVisit: 1000,
  houseInspection: 2830,
}

const today = '2026-05-01'
const folder = '.cache/bench'

/**
 * So many records of one grid: those of as many invented streets as are needed, each with people of its own, so
 * that no record is a copy of another. The same count gives the same records.
 */
export function benchRecords(count: number): readonly NewRecord[] {
  const file = `${folder}/records-${count}.json`
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as NewRecord[]
  } catch {
    const records = invent(count)
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, JSON.stringify(records))
    return records
  }
}

function invent(count: number): NewRecord[] {
  const wanted = new Map(
    Object.entries(shares).map(([type, share]) => [type, Math.round((share * count) / 10_000)]),
  )
  const records: NewRecord[] = []
  for (let seed = 0; [...wanted.values()].some((left) => left > 0); seed++) {
    for (const { type, scope, id, body, createdAt, updatedAt } of inventStreet({
      seed: `bench ${seed}`,
      today,
    }).records) {
      const left = wanted.get(type) ?? 0
      if (left <= 0) continue
      wanted.set(type, left - 1)
      const part = scope.split('/')[1] as 'base' | 'care' | 'house'
      const own = JSON.parse(JSON.stringify(body).replaceAll(/u_[\w-]{22}/g, benchUser)) as typeof body
      records.push({
        id,
        type,
        scope: gridScope(benchGrid, part),
        body: own,
        createdBy: benchUser,
        createdAt,
        updatedBy: benchUser,
        updatedAt,
      })
    }
  }
  return records.slice(0, count)
}

/** What every contestant is given: the record as one flat JSON object with its body inside. */
export interface BenchDoc {
  readonly id: string
  readonly type: string
  readonly scope: string
  readonly body: Readonly<Record<string, unknown>>
  readonly rev: number
  readonly state: string
  readonly createdBy: string
  readonly createdAt: number
  readonly updatedBy: string
  readonly updatedAt: number
}

export const benchDocs = (count: number): readonly BenchDoc[] =>
  benchRecords(count).map((record) => ({ ...record, rev: 1, state: 'live' }) as BenchDoc)

/** Two hundred homes to change in two fields, two hundred in one, and two hundred inspections that are not handed in. */
export function settleRecords(count = 200): readonly NewRecord[] {
  const some = benchRecords(10_000)
  const firstOf = (type: string) =>
    some.filter((one) => one.type === type && one.body.status !== 'void').slice(0, count)
  const named = (record: NewRecord, how: string, n: number, body: NewRecord['body']): NewRecord => ({
    ...record,
    id: `r_${how}_${String(n).padStart(3, '0')}`,
    body,
  })
  const open = ({ body }: NewRecord) => {
    const { house, inspectionType, startedAt, endedAt, inspectors, checklistVersion, facts, answers } = body
    return { house, inspectionType, startedAt, endedAt, inspectors, checklistVersion, facts, answers }
  }
  const home = ({ body }: NewRecord) => ({ ...body, note: '原来的备注', phone: '13800000000' })
  return [
    ...firstOf('household').map((one, n) => named(one, 'fields', n, home(one))),
    ...firstOf('household').map((one, n) => named(one, 'same', n, home(one))),
    ...firstOf('houseInspection').map((one, n) => named(one, 'items', n, open(one) as NewRecord['body'])),
  ]
}
