import type { RecordVersion } from '#domain/record/record-version.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { addToDigest, rowDigest, takeFromDigest } from '#domain/sync/digest.ts'
import type { ScopeHead, StoredRecord } from '../stored.ts'
import type { Engine } from './engine.ts'
import type { Line } from './line.ts'
import type { FeedTableRow } from './schema.ts'
import type { Trx } from './trx.ts'

/** Record, feed, sequence, count and digest in step (C2, C3). */
export async function putRecord(
  trx: Trx,
  engine: Engine,
  line: Line,
  next: RecordVersion,
  previous: StoredRecord | null,
  at: number,
): Promise<StoredRecord> {
  const isMove = previous !== null && previous.scope !== next.scope
  line.stand(isMove ? [previous.scope, next.scope] : [next.scope]) // [C1]
  const stored: StoredRecord = { ...next, contentHash: contentHash(next) }
  const wasPresent = previous !== null && previous.state !== 'deleted'
  const isPresent = next.state !== 'deleted'
  const feed: FeedTableRow[] = []
  const entry = { record: next.id, rev: next.rev, at }

  if (isMove) {
    let left = advance(await line.heads.get(previous.scope))
    if (wasPresent) left = without(left, previous)
    line.heads.set(left)
    feed.push({ ...entry, scope: left.id, seq: left.seq, kind: 'gone', why: 'move' }) // [C3]
  }
  let here = advance(await line.heads.get(next.scope))
  if (wasPresent && !isMove) here = without(here, previous)
  if (isPresent) here = withRow(here, stored)
  line.heads.set(here)
  const why = !isPresent ? 'delete' : isMove ? 'move' : 'edit'
  feed.push({ ...entry, scope: here.id, seq: here.seq, kind: isPresent ? 'present' : 'gone', why }) // [C2]
  await engine.save(trx, { ...stored, body: JSON.stringify(stored.body) }, feed, previous?.scope ?? null)
  return stored
}

const advance = (head: ScopeHead): ScopeHead => ({ ...head, seq: head.seq + 1 })

export const withRow = (head: ScopeHead, row: StoredRecord): ScopeHead => ({
  ...head,
  count: head.count + 1,
  digest: addToDigest(head.digest, rowDigest(row)),
})

const without = (head: ScopeHead, row: StoredRecord): ScopeHead => ({
  ...head,
  count: head.count - 1,
  digest: takeFromDigest(head.digest, rowDigest(row)),
})
