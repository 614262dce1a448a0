import type { QueueEntry, QueueMessage } from '#domain/desk/desk-messages.ts'
import {
  byUrgency,
  elderVisitSummary,
  inspectionSummary,
  type QueueSummary,
  visitSummary,
} from '#domain/desk/queue-summary.ts'
import { type LocalDate, localDate } from '#domain/local-date.ts'
import { label } from '#domain/label.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { TypedRecord } from '#domain/records/body.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredMutation, StoredRecord } from '../../storage/stored.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { peopleWords } from './desk-words.ts'
import { subjectOf, subjectsFor } from './subject-of.ts'

export const logTypes = ['houseInspection', 'elderVisit', 'visit'] as const
export type LogType = (typeof logTypes)[number]

export interface QueueQuery {
  readonly type?: LogType
  readonly grid?: string
  readonly limit: number
}

/** The logs that wait for a review, danger first, then those that have waited longest. */
export async function readQueue(
  tables: ReadTables,
  scopes: DeskScopes,
  query: QueueQuery,
  now: number,
): Promise<QueueMessage> {
  const within = scopesIn(scopes, query.grid)
  const types = query.type ? [query.type] : logTypes
  const records: StoredRecord[] = []
  for (const type of types) {
    records.push(...(await tables.records.all({ scopes: within, type, where: { status: 'submitted' } })))
  }
  const found = await subjectsFor(tables, records)
  const today = localDate(now)
  const ranked = records
    .map((record) => ({ record, summary: summaryOf(record, found, today), submittedAt: record.updatedAt }))
    .sort(byUrgency)
    .slice(0, query.limit)
  const entries: QueueEntry[] = []
  for (const { record, summary } of ranked) {
    const submits = (await tables.mutations.historyOf(record.id)).filter(isSubmit)
    const last = submits.at(-1)
    entries.push({
      id: record.id,
      type: record.type as LogType,
      scope: record.scope,
      subject: subjectOf(record, found),
      author: record.createdBy,
      submittedAt: last ? last.deviceTime + last.skewMs : record.updatedAt,
      receivedAt: last?.receivedAt ?? record.updatedAt,
      round: Math.max(1, submits.length),
      summary,
    })
  }
  const authors = entries.map(({ author }) => author)
  return { total: records.length, entries, words: await peopleWords(tables, scopes, authors) }
}

const isSubmit = ({ op, payload, outcome }: StoredMutation) =>
  op === 'command' && outcome.outcome === 'applied' && (payload as { command?: string }).command === 'submit'

function summaryOf(
  record: RecordVersion,
  found: ReadonlyMap<string, RecordVersion>,
  today: LocalDate,
): QueueSummary {
  if (record.type === 'elderVisit') return elderVisitSummary(record as unknown as TypedRecord<'elderVisit'>)
  if (record.type === 'visit') return visitSummary(record as unknown as TypedRecord<'visit'>)
  const inspection = record as unknown as TypedRecord<'houseInspection'>
  const house = found.get(inspection.body.house ?? '') as TypedRecord<'house'> | undefined
  return house
    ? inspectionSummary(inspection, house, today)
    : { tone: 'yellow', word: label('房屋档案缺失', 'The house file is missing') }
}
