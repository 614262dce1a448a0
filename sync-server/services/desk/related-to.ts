import type { JsonObject } from '#domain/json.ts'
import { happenedAt } from '#domain/records/happened-at.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { DeskScopes } from './desk-scopes.ts'

export interface Related {
  readonly previous: StoredRecord | null
  readonly related: readonly StoredRecord[]
  readonly reviews: readonly StoredRecord[]
}

/** A reference from another kind of record to this one. */
type Pointer = readonly [type: string, field: string, limit: number]

const pointingHere: Readonly<Record<string, readonly Pointer[]>> = {
  house: [
    ['houseInspection', 'house', 10],
    ['hazardCase', 'house', 5],
    ['household', 'house', 20],
  ],
  elder: [
    ['careFollowUp', 'elder', 10],
    ['serviceRequest', 'elder', 10],
    ['missedVisit', 'elder', 10],
    ['elderVisit', 'elder', 10],
  ],
  household: [
    ['resident', 'household', 30],
    ['matter', 'household', 10],
    ['elder', 'household', 10],
  ],
  building: [['household', 'building', 50]],
  resident: [['elder', 'resident', 3]],
}

/** Of a log: the record it is about, whose earlier logs it is compared with. */
const aboutField: Readonly<Record<string, string>> = { houseInspection: 'house', elderVisit: 'elder' }

const idIn = (body: JsonObject, field: string) => (typeof body[field] === 'string' ? body[field] : null)

/** What stands around a record, as far as the reader may see it. */
export async function relatedTo(
  tables: ReadTables,
  scopes: DeskScopes,
  record: StoredRecord,
): Promise<Related> {
  const within = [...scopes.keys()]
  const list = async (type: string, where: Record<string, string>, limit: number) =>
    (await tables.records.list({ scopes: within, type, where, limit })).records
  const pointed = ['house', 'elder', 'household', 'resident', 'building', 'target'].flatMap(
    (field) => idIn(record.body, field) ?? [],
  )
  const sides =
    record.type === 'review' ? ['mine', 'theirs'].flatMap((side) => inspectionIn(record.body[side])) : []
  const outward = (await tables.records.many([...new Set([...pointed, ...sides])])).filter(
    ({ id, scope }) => id !== record.id && scopes.has(scope),
  )
  const inward: StoredRecord[] = []
  for (const [type, field, limit] of pointingHere[record.type] ?? []) {
    inward.push(...(await list(type, { [field]: record.id }, limit)))
  }
  const about = aboutField[record.type]
  const subject = about ? idIn(record.body, about) : null
  const earlier = subject ? await list(record.type, { [about!]: subject }, 50) : []
  const previous = earlier
    .filter((one) => one.id !== record.id && isKept(one) && happenedAt(one) <= happenedAt(record))
    .sort((a, b) => happenedAt(b) - happenedAt(a))[0]
  const reviews = record.type === 'review' ? [] : await list('review', { target: record.id }, 20)
  return { previous: previous ?? null, related: [...outward, ...inward], reviews }
}

const isKept = ({ body: { status } }: StoredRecord) => status !== 'draft' && status !== 'void'

/** A disagreement keeps the two inspections by id. */
function inspectionIn(side: unknown): string[] {
  const { inspection, record } = (side ?? {}) as { inspection?: unknown; record?: unknown }
  return [inspection, record].filter((id): id is string => typeof id === 'string')
}
