import type { FeedRow } from '#domain/sync/protocol.ts'
import type { ScopeHead } from '../stored.ts'
import type { FeedTable } from '../store.ts'
import type { Schema } from './schema.ts'
import type { Trx } from './trx.ts'

/** What a row weighs beside its body. */
const envelopeBytes = 200

export const readHead = (row: Schema['scope']): ScopeHead => ({
  id: row.id,
  seq: row.seq,
  floor: row.floor,
  count: row.count,
  digest: [row.digestA, row.digestB],
})

export const newHead = (id: string): ScopeHead => ({ id, seq: 0, floor: 0, count: 0, digest: [0, 0] })

export const feedTable = (trx: Trx): FeedTable => ({
  async heads(scopes) {
    const heads = new Map(scopes.map((id) => [id, newHead(id)]))
    if (!scopes.length) return heads
    const rows = await trx.selectFrom('scope').selectAll().where('id', 'in', scopes).execute()
    for (const row of rows) heads.set(row.id, readHead(row))
    return heads
  },

  async scopes() {
    const rows = await trx.selectFrom('scope').select('id').orderBy('id').execute()
    return rows.map(({ id }) => id)
  },

  async after(scope, cursor, limits) {
    const found = await trx
      .selectFrom('feed')
      .leftJoin('record', 'record.id', 'feed.record')
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
    for (const { scope, seq } of old) {
      await trx
        .updateTable('scope')
        .set((eb) => ({ floor: eb.fn<number>('max', ['floor', eb.val(seq)]) }))
        .where('id', '=', scope)
        .execute()
    }
    await trx.deleteFrom('feed').where('kind', '=', 'gone').where('at', '<', before).execute()
    return old.reduce((sum, { rows }) => sum + rows, 0)
  },
})
