import type { SignInFailureTable } from '../store.ts'
import type { Trx } from './trx.ts'

export const signInFailureTable = (trx: Trx): SignInFailureTable => ({
  async get(key) {
    return (
      (await trx.selectFrom('signinFailure').selectAll().where('key', '=', key).executeTakeFirst()) ?? null
    )
  },
  async put(failure) {
    const { key: _key, ...rest } = failure
    await trx
      .insertInto('signinFailure')
      .values(failure)
      .onConflict((same) => same.column('key').doUpdateSet(rest))
      .execute()
  },
  async clear(key) {
    await trx.deleteFrom('signinFailure').where('key', '=', key).execute()
  },
})
