import type { RecordVersion } from '#domain/record/record-version.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { addToDigest, rowDigest, takeFromDigest } from '#domain/sync/digest.ts'
import type { ScopeHead, StoredRecord } from '../stored.ts'
import { newHead, readHead } from './feed-table.ts'
import type { Trx } from './trx.ts'

/** Record, feed, sequence, count and digest in step (C2, C3). */
export async function putRecord(
  trx: Trx,
  next: RecordVersion,
  previous: StoredRecord | null,
  at: number,
): Promise<StoredRecord> {
  const stored: StoredRecord = { ...next, contentHash: contentHash(next) }
  const wasPresent = previous !== null && previous.state !== 'deleted'
  const isPresent = next.state !== 'deleted'
  const feedRow = { record: next.id, rev: next.rev, at }

  if (previous && previous.scope !== next.scope) {
    let left = advance(await readScope(trx, previous.scope))
    if (wasPresent) left = without(left, previous)
    await writeScope(trx, left)
    await writeFeed(trx, { ...feedRow, scope: left.id, seq: left.seq, kind: 'gone', why: 'move' }) // [C3]
  }
  let here = advance(await readScope(trx, next.scope))
  if (wasPresent && previous.scope === next.scope) here = without(here, previous)
  if (isPresent) here = withRow(here, stored)
  await writeScope(trx, here)
  const why = !isPresent ? 'delete' : previous && previous.scope !== next.scope ? 'move' : 'edit'
  await writeFeed(trx, {
    ...feedRow,
    scope: here.id,
    seq: here.seq,
    kind: isPresent ? 'present' : 'gone',
    why,
  }) // [C2]

  const { id, ...columns } = { ...stored, body: JSON.stringify(stored.body) }
  await trx
    .insertInto('record')
    .values({ id, ...columns })
    .onConflict((same) => same.column('id').doUpdateSet(columns))
    .execute()
  return stored
}

export async function readScope(trx: Trx, id: string): Promise<ScopeHead> {
  const row = await trx.selectFrom('scope').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? readHead(row) : newHead(id)
}

export async function writeScope(trx: Trx, { id, digest, ...head }: ScopeHead): Promise<void> {
  const row = { ...head, digestA: digest[0], digestB: digest[1] }
  await trx
    .insertInto('scope')
    .values({ id, ...row })
    .onConflict((same) => same.column('id').doUpdateSet(row))
    .execute()
}

type FeedWrite = {
  scope: string
  record: string
  seq: number
  kind: 'present' | 'gone'
  rev: number
  why: string
  at: number
}

async function writeFeed(trx: Trx, row: FeedWrite): Promise<void> {
  const { scope, record, ...rest } = row
  await trx
    .insertInto('feed')
    .values({ scope, record, ...rest })
    .onConflict((same) => same.columns(['scope', 'record']).doUpdateSet(rest))
    .execute()
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
