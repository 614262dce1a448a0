import type { FeedRow } from '#domain/sync/protocol.ts'
import type { FeedTable } from '../store.ts'
import type { Line } from './line.ts'
import { newHead, readHead } from './scope-heads.ts'
import type { Trx } from './trx.ts'

/** What a row weighs beside its body. */
const envelopeBytes = 200

export const feedTable = (trx: Trx, line: Line): FeedTable => ({
  async heads(scopes) {
    const heads = new Map(scopes.map((id) => [id, newHead(id)]))
    if (!scopes.length) return heads
    await line.heads.flush()
    const rows = await trx.selectFrom('scope').selectAll().where('id', 'in', scopes).execute()
    for (const row of rows) heads.set(row.id, readHead(row))
    return heads
  },

  async scopes() {
    await line.heads.flush()
    const rows = await trx.selectFrom('scope').select('id').where('seq', '>', 0).orderBy('id').execute()
    return rows.map(({ id }) => id)
  },

  async after(scope, cursor, limits) {
    const found = await trx
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
      .limit(limits.rows + 1)
      .execute()
    const rows: FeedRow[] = []
    let bytes = 0
    for (const row of found) {
      if (rows.length === limits.rows || bytes >= limits.bytes) break
      const { seq, id, rev } = row
      bytes += envelopeBytes + (row.kind === 'present' ? Buffer.byteLength(row.body!) : 0)
      if (row.kind === 'gone') {
        rows.push({ scope, seq, id, rev, gone: row.why as 'move' | 'delete' })
        continue
      }
      rows.push({
        scope,
        seq,
        type: row.type!,
        id,
        rev,
        state: row.state as 'live' | 'closed',
        body: JSON.parse(row.body!),
        createdBy: row.createdBy!,
        createdAt: row.createdAt!,
        updatedBy: row.updatedBy!,
        updatedAt: row.updatedAt!,
      })
    }
    return { rows, bytes, exhausted: rows.length === found.length }
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
