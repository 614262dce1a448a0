import type { MetaTable } from '../store.ts'
import type { Trx } from './trx.ts'

export function metaTable(trx: Trx): MetaTable {
  const get = async (key: string) =>
    (await trx.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value ?? null
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
