import type { SignInFailureTable } from '../store.ts'
import type { Line } from './line.ts'
import type { Trx } from './trx.ts'

const none = (key: string) => ({ key, count: 0, firstAt: 0, lockedUntil: null })

export const signInFailureTable = (trx: Trx, line: Line): SignInFailureTable => ({
  async get(key) {
    // Of two first tries at once, neither finds a row: so there is one to wait for.
    if (line.isShared)
      await trx
        .insertInto('signinFailure')
        .values(none(key))
        .onConflict((same) => same.doNothing())
        .execute()
    const rows = trx.selectFrom('signinFailure').selectAll().where('key', '=', key)
    const row = await line.held(rows).executeTakeFirst()
    return row && row.count > 0 ? row : null
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
