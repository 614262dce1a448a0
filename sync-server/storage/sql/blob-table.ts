import type { StoredBlob } from '../stored.ts'
import type { BlobTable } from '../store.ts'
import type { BlobRow } from './schema.ts'
import type { Trx } from './trx.ts'

const read = (row: BlobRow): StoredBlob => ({ ...row, state: row.state as StoredBlob['state'] })

const unshown = (trx: Trx) =>
  trx
    .selectFrom('blob')
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('blobRef').select('record').whereRef('blobRef.sha256', '=', 'blob.sha256')),
      ),
    )

export const blobTable = (trx: Trx): BlobTable => ({
  async get(sha256) {
    const row = await trx.selectFrom('blob').selectAll().where('sha256', '=', sha256).executeTakeFirst()
    return row ? read(row) : null
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
  async unshownBytes(user, since) {
    const row = await unshown(trx)
      .select(({ fn }) => fn.sum<number | string | null>('size').as('bytes'))
      .where('user', '=', user)
      .where('updatedAt', '>=', since)
      .executeTakeFirst()
    return Number(row?.bytes ?? 0)
  },
  async unshownBefore(time, limit) {
    const rows = await unshown(trx)
      .selectAll()
      .where('updatedAt', '<', time)
      .orderBy('updatedAt')
      .orderBy('sha256')
      .limit(limit)
      .execute()
    return rows.map(read)
  },
  async put(blob) {
    const { sha256: _sha256, ...rest } = blob
    await trx
      .insertInto('blob')
      .values(blob)
      .onConflict((same) => same.column('sha256').doUpdateSet(rest))
      .execute()
  },
  async remove(sha256) {
    await trx.deleteFrom('blob').where('sha256', '=', sha256).execute()
  },
  async setRefs(record, scope, sha256s) {
    await trx.deleteFrom('blobRef').where('record', '=', record).execute()
    if (!sha256s.length) return
    const rows = [...new Set(sha256s)].map((sha256) => ({ sha256, record, scope }))
    await trx.insertInto('blobRef').values(rows).execute()
  },
})
