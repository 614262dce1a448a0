import { maskArgs } from '#domain/desk/mask-args.ts'
import { maskBody, maskPaths } from '#domain/desk/mask-body.ts'
import { maskDecision } from '#domain/desk/mask-decision.ts'
import type { RecordMessage } from '#domain/desk/desk-messages.ts'
import { recordTitle } from '#domain/desk/record-title.ts'
import { isJsonObject, type Json } from '#domain/json.ts'
import { Problem } from '#domain/problem.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { lowersStandingGrade } from '../house/lowers-standing-grade.ts'
import { careOf } from './care-of.ts'
import type { DeskScopes } from './desk-scopes.ts'
import { peopleWords, titlesFor, writersOf } from './desk-words.ts'
import { relatedTo } from './related-to.ts'

export interface RecordView {
  /** Values as they are: the caller has said why, and the view is on the audit trail. */
  readonly full: boolean
  readonly now: number
}

/**
 * A record with what a decision about it needs.
 * @throws Problem notFound also for a record outside the reader's scopes, so that ids tell nothing
 */
export async function readRecord(
  tables: ReadTables,
  scopes: DeskScopes,
  id: string,
  { full, now }: RecordView,
): Promise<RecordMessage> {
  const record = await visibleRecord(tables, scopes, id)
  const definition = definitionOf(record.type)!
  const { previous, related, reviews } = await relatedTo(tables, scopes, record)
  const all = [record, ...(previous ? [previous] : []), ...related, ...reviews]
  const shown = (one: RecordVersion) => (full ? one : maskedRecord(one))
  // Of what stands around only titles are shown.
  const hides = [record, ...(previous ? [previous] : [])].some(
    (one) => JSON.stringify(maskedRecord(one).body) !== JSON.stringify(one.body),
  )
  return {
    record: shown(withoutHash(record)),
    role: scopes.get(record.scope)!,
    title: recordTitle(definition, record.body, false),
    masked: !full && hides,
    lowersGrade: record.type === 'houseInspection' && (await lowersStandingGrade(tables, record, now)),
    previous: previous && shown(withoutHash(previous)),
    related: related.map((one) => shown(withoutHash(one))),
    reviews: reviews.map((one) => shown(withoutHash(one))),
    care: await careOf(tables, record, full, now),
    words: {
      ...(await peopleWords(tables, scopes, [...writersOf(all), ...peopleIn(record)])),
      ...(await titlesFor(tables, scopes, all)),
    },
  }
}

/** Of a review: whose proposal it is, and against whose. */
const peopleIn = ({ body }: RecordVersion) =>
  [body.author, body.other].filter((one): one is string => typeof one === 'string')

const withoutHash = ({ contentHash: _hash, ...record }: StoredRecord): RecordVersion => record

/** @throws Problem notFound */
export async function visibleRecord(
  tables: ReadTables,
  scopes: DeskScopes,
  id: string,
): Promise<StoredRecord> {
  const record = await tables.records.get(id)
  if (!record || !scopes.has(record.scope) || !definitionOf(record.type)) throw new Problem('notFound')
  return record
}

/** A record as a page shows it before its reader has said why the full values are needed. */
function maskedRecord(record: RecordVersion): RecordVersion {
  const definition = definitionOf(record.type)
  if (!definition) return record
  if (record.type !== 'review') return { ...record, body: maskBody(definition, record.body, 'page') }
  const target = definitionOf(String(record.body.targetType ?? ''))
  const side = (value: Json | undefined): Json =>
    target && isJsonObject(value) ? maskSide(target, value) : (value ?? null)
  const { base, mine, theirs, resolution } = record.body
  const decided = target && isJsonObject(resolution) ? maskDecision(target, resolution, 'page') : resolution
  return {
    ...record,
    body: {
      ...record.body,
      base: side(base),
      mine: side(mine),
      theirs: side(theirs),
      ...(decided !== undefined && { resolution: decided }),
    },
  }
}

/** A side of a review is values by path, or a whole mutation with its body, its patch or its arguments. */
function maskSide(definition: NonNullable<ReturnType<typeof definitionOf>>, value: Json): Json {
  if (!isJsonObject(value)) return value
  const masked: Record<string, Json> = { ...maskPaths(definition, value, 'page') }
  if (isJsonObject(value.body)) masked.body = maskBody(definition, value.body, 'page')
  if (isJsonObject(value.args)) {
    masked.args = maskArgs(definition, String(value.command), value.args, 'page')
  }
  if (isJsonObject(value.set)) {
    masked.set = Object.fromEntries(
      Object.entries(value.set).map(([path, pair]) => [path, maskPair(definition, path, pair)]),
    )
  }
  return masked
}

export const maskPair = (
  definition: NonNullable<ReturnType<typeof definitionOf>>,
  path: string,
  pair: Json,
): Json =>
  Array.isArray(pair)
    ? pair.map((one: Json) => maskPaths(definition, { [path]: one }, 'page')[path] ?? null)
    : pair
