import type { DeviceTable } from '../store.ts'
import type { Line } from './line.ts'
import type { Trx } from './trx.ts'

export const deviceTable = (trx: Trx, line: Line): DeviceTable => ({
  async get(id, user) {
    const rows = trx.selectFrom('device').selectAll().where('user', '=', user).where('id', '=', id)
    return (await line.held(rows).executeTakeFirst()) ?? null
  },
  async ofUsers(users) {
    if (!users.length) return []
    const rows = trx.selectFrom('device').selectAll().where('user', 'in', users).orderBy('lastSeenAt', 'desc')
    return line.held(rows).execute()
  },
  async put(device) {
    const { id: _id, user: _user, ...rest } = device
    await trx
      .insertInto('device')
      .values(device)
      .onConflict((same) => same.columns(['user', 'id']).doUpdateSet(rest))
      .execute()
  },
})
