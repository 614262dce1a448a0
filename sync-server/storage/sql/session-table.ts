import type { SessionTable } from '../store.ts'
import type { Trx } from './trx.ts'

export const sessionTable = (trx: Trx): SessionTable => ({
  async get(tokenHash) {
    const row = trx.selectFrom('session').selectAll().where('tokenHash', '=', tokenHash)
    return (await row.executeTakeFirst()) ?? null
  },
  async insert(session) {
    await trx.insertInto('session').values(session).execute()
  },
  async end(tokenHash) {
    await trx.deleteFrom('session').where('tokenHash', '=', tokenHash).execute()
  },
  async endAll({ user, device }) {
    const all = trx.deleteFrom('session').where('user', '=', user)
    await (device === undefined ? all : all.where('device', '=', device)).execute()
  },
  async removeExpired(now) {
    await trx.deleteFrom('session').where('expiresAt', '<=', now).execute()
  },
})
