import { sql } from 'kysely'
import type { FeedEntry, RowReader } from '../row-reader.ts'
import type { StoredBlob } from '../stored.ts'
import { readMutation } from './mutation-table.ts'
import { readRecord } from './record-query.ts'
import type { Engine } from './engine.ts'
import type { Trx } from './trx.ts'

export const rowTable = (trx: Trx, engine: Engine): RowReader => ({
  records: async (after, limit) => (await engine.recordsAfter(trx, after, limit)).map(readRecord),
  async feed(after, limit) {
    const rows = await trx
      .selectFrom('feed')
      .select(['scope', 'record', 'seq', 'kind', 'rev'])
      .$if(after !== null, (some) =>
        some.where(sql<boolean>`(scope, seq) > (${after!.scope}, ${after!.seq})`),
      )
      .orderBy('scope')
      .orderBy('seq')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ ...row, kind: row.kind as FeedEntry['kind'] }))
  },
  async mutations(after, limit) {
    const rows = trx.selectFrom('mutation').selectAll().orderBy('uid').limit(limit)
    const found = await rows.$if(after !== null, (some) => some.where('uid', '>', after!)).execute()
    return found.map(readMutation)
  },
  async blobs(after, limit) {
    const rows = trx.selectFrom('blob').selectAll().orderBy('sha256').limit(limit)
    const found = await rows.$if(after !== null, (some) => some.where('sha256', '>', after!)).execute()
    return found.map((row) => ({ ...row, state: row.state as StoredBlob['state'] }))
  },
  blobRefs: (after, limit) =>
    trx
      .selectFrom('blobRef')
      .selectAll()
      .$if(after !== null, (some) =>
        some.where(sql<boolean>`(sha256, record) > (${after!.sha256}, ${after!.record})`),
      )
      .orderBy('sha256')
      .orderBy('record')
      .limit(limit)
      .execute(),
})
