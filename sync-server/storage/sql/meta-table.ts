import type { MetaTable } from '../store.ts'
import { spelled } from './spelled.ts'
import type { Trx } from './trx.ts'

const withKey = spelled(['key'], (trx, { key }: { key: string }) =>
  trx.selectFrom('meta').select('value').where('key', '=', key),
)

export function metaTable(trx: Trx): MetaTable {
  const get = async (key: string) => (await withKey(trx, { key }))[0]?.value ?? null
  return {
    get,
    epoch: () => get('epoch'),
    async set(key, value) {
      await trx
        .insertInto('meta')
        .values({ key, value })
        .onConflict((same) => same.column('key').doUpdateSet({ value }))
        .execute()
    },
  }
}
