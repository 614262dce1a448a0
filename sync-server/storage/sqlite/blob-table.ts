import type { StoredBlob } from '../stored.ts'
import type { BlobTable } from '../store.ts'
import type { Trx } from './trx.ts'

export const blobTable = (trx: Trx): BlobTable => ({
  async get(sha256) {
    const row = await trx.selectFrom('blob').selectAll().where('sha256', '=', sha256).executeTakeFirst()
    return row ? { ...row, state: row.state as StoredBlob['state'] } : null
  },
  async scopesOf(sha256) {
    const rows = await trx
      .selectFrom('blobRef')
      .select('scope')
      .distinct()
      .where('sha256', '=', sha256)
      .execute()
    return rows.map(({ scope }) => scope)
  },
  async put(blob) {
    const { sha256: _sha256, ...rest } = blob
    await trx
      .insertInto('blob')
      .values(blob)
      .onConflict((same) => same.column('sha256').doUpdateSet(rest))
      .execute()
  },
  async setRefs(record, scope, sha256s) {
    await trx.deleteFrom('blobRef').where('record', '=', record).execute()
    if (!sha256s.length) return
    const rows = [...new Set(sha256s)].map((sha256) => ({ sha256, record, scope }))
    await trx.insertInto('blobRef').values(rows).execute()
  },
})
