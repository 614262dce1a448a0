import type { DeviceTable } from '../store.ts'
import type { Trx } from './trx.ts'

export const deviceTable = (trx: Trx): DeviceTable => ({
  async get(id, user) {
    const rows = trx.selectFrom('device').selectAll().where('user', '=', user).where('id', '=', id)
    return (await rows.executeTakeFirst()) ?? null
  },
  async ofUsers(users) {
    if (!users.length) return []
    return trx
      .selectFrom('device')
      .selectAll()
      .where('user', 'in', users)
      .orderBy('lastSeenAt', 'desc')
      .execute()
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
