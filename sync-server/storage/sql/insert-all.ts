import type { JsonObject } from '#domain/json.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { RecordState } from '#domain/record/record-version.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import type { NewRecord, StoredRecord } from '../stored.ts'
import type { Engine } from './engine.ts'
import type { Line } from './line.ts'
import { withRow } from './put-record.ts'
import type { Trx } from './trx.ts'

const rowsPerStatement = 500

/** What `putRecord` does, for many new records: a few large statements instead of some per record. */
export async function insertAll(
  trx: Trx,
  engine: Engine,
  line: Line,
  records: readonly NewRecord[],
  at: number,
): Promise<void> {
  line.stand([...new Set(records.map(({ scope }) => scope))]) // [C1]
  for (let from = 0; from < records.length; from += rowsPerStatement) {
    const rows = []
    const feed = []
    for (const record of records.slice(from, from + rowsPerStatement)) {
      const version = { ...record, rev: 1, ...begun(record), ...lastChange(record) }
      const stored: StoredRecord = { ...version, contentHash: contentHash(version) }
      const { scope, id } = stored
      const head = await line.heads.get(scope)
      const next = withRow({ ...head, seq: head.seq + 1 }, stored)
      line.heads.set(next)
      rows.push({ ...stored, body: JSON.stringify(stored.body) })
      feed.push({ scope, record: id, seq: next.seq, kind: 'present', rev: 1, why: 'edit', at })
    }
    await engine.insert(trx, rows, feed)
  }
}

const lastChange = ({ createdBy, createdAt, updatedBy, updatedAt }: NewRecord) => ({
  updatedBy: updatedBy ?? createdBy,
  updatedAt: updatedAt ?? createdAt,
})

/** The workflow's first state, where the body names none, and what that state means for the record. */
function begun({ type, body }: NewRecord): { body: JsonObject; state: RecordState } {
  const workflow = definitionOf(type)?.workflow
  if (!workflow) return { body, state: 'live' }
  const status = body[workflow.field] ?? workflow.initial
  return {
    body: { ...body, [workflow.field]: status },
    state: workflow.states[String(status)]?.closed ? 'closed' : 'live',
  }
}
