import type { FeedRow } from '#domain/sync/protocol.ts'
import { presentRow } from '../present-row.ts'
import type { FeedTable } from '../store.ts'
import type { Line } from './line.ts'
import { newHead, readHead } from './scope-heads.ts'
import { spelled } from './spelled.ts'
import type { Trx } from './trx.ts'

/** What a row weighs beside its body. */
const envelopeBytes = 200

/** What a row of a grid weighs in the middle; only a guess of how many fill a page. */
const usualBytes = 1000
const mostAtOnce = 1000

const behind = spelled(
  ['scope', 'cursor', 'most'],
  (trx, { scope, cursor, most }: { scope: string; cursor: number; most: number }) =>
    trx
      .selectFrom('feed')
      .leftJoin('record', (join) =>
        join.onRef('record.id', '=', 'feed.record').onRef('record.scope', '=', 'feed.scope'),
      )
      .where('feed.scope', '=', scope)
      .where('feed.seq', '>', cursor)
      .select(['feed.seq', 'feed.kind', 'feed.why', 'feed.record as id', 'feed.rev'])
      .select([
        'record.type',
        'record.state',
        'record.body',
        'record.createdBy',
        'record.createdAt',
        'record.updatedBy',
        'record.updatedAt',
      ])
      .orderBy('feed.seq')
      .limit(most),
)

type Found = Awaited<ReturnType<typeof behind>>[number]

function readFeedRow(scope: string, row: Found): FeedRow {
  const { seq, id, rev } = row
  if (row.kind === 'gone') return { scope, seq, id, rev, gone: row.why as 'move' | 'delete' }
  const about = {
    scope,
    seq,
    type: row.type!,
    id,
    rev,
    state: row.state as 'live' | 'closed',
    createdBy: row.createdBy!,
    createdAt: row.createdAt!,
    updatedBy: row.updatedBy!,
    updatedAt: row.updatedAt!,
  }
  return presentRow(about, row.body!)
}

export const feedTable = (trx: Trx, line: Line): FeedTable => ({
  async heads(scopes) {
    const heads = new Map(scopes.map((id) => [id, newHead(id)]))
    if (!scopes.length) return heads
    await line.heads.flush()
    const rows = await trx.selectFrom('scope').selectAll().where('id', 'in', scopes).execute()
    for (const row of rows) heads.set(row.id, readHead(row))
    return heads
  },

  async movedAway(scope, record) {
    const row = await trx
      .selectFrom('feed')
      .select(['kind', 'why'])
      .where('scope', '=', scope)
      .where('record', '=', record)
      .executeTakeFirst()
    return row?.kind === 'gone' && row.why === 'move'
  },

  async scopes() {
    await line.heads.flush()
    const rows = await trx.selectFrom('scope').select('id').where('seq', '>', 0).orderBy('id').execute()
    return rows.map(({ id }) => id)
  },

  async after(scope, cursor, limits) {
    const rows: FeedRow[] = []
    let bytes = 0
    for (;;) {
      // What a page has no room for is hardly read: most of a large scope would be, for its first page.
      const room = Math.ceil(Math.max(0, limits.bytes - bytes) / usualBytes)
      const most = Math.min(limits.rows - rows.length, room, mostAtOnce) + 1
      const found = await behind(trx, { scope, cursor: rows.at(-1)?.seq ?? cursor, most })
      for (const row of found) {
        if (rows.length === limits.rows || bytes >= limits.bytes) return { rows, bytes, exhausted: false }
        bytes += envelopeBytes + (row.kind === 'present' ? Buffer.byteLength(row.body!) : 0)
        rows.push(readFeedRow(scope, row))
      }
      if (found.length < most) return { rows, bytes, exhausted: true }
    }
  },

  async pruneTombstones(before) {
    const old = await trx
      .selectFrom('feed')
      .select(({ fn }) => ['scope', fn.max('seq').as('seq'), fn.countAll<number>().as('rows')])
      .where('kind', '=', 'gone')
      .where('at', '<', before)
      .groupBy('scope')
      .execute()
    const scopes = old.map(({ scope }) => scope)
    if (!scopes.length) return 0
    line.stand(scopes)
    for (const { scope, seq } of old) {
      const head = await line.heads.get(scope)
      line.heads.set({ ...head, floor: Math.max(head.floor, seq) })
    }
    await trx
      .deleteFrom('feed')
      .where('scope', 'in', scopes)
      .where('kind', '=', 'gone')
      .where('at', '<', before)
      .execute()
    return old.reduce((sum, { rows }) => sum + rows, 0)
  },
})
