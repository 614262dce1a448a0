import type { SessionTable } from '../store.ts'
import { spelled } from './spelled.ts'
import type { Trx } from './trx.ts'

const withHash = spelled(['tokenHash'], (trx, { tokenHash }: { tokenHash: string }) =>
  trx.selectFrom('session').selectAll().where('tokenHash', '=', tokenHash),
)

export const sessionTable = (trx: Trx): SessionTable => ({
  async get(tokenHash) {
    const [row] = await withHash(trx, { tokenHash })
    return row ?? null
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
