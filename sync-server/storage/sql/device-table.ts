import type { DeviceTable } from '../store.ts'
import type { Line } from './line.ts'
import type { DeviceRow } from './schema.ts'
import { spelled } from './spelled.ts'
import type { Trx } from './trx.ts'

const columns: readonly (keyof DeviceRow)[] = [
  'id',
  'user',
  'name',
  'lastSeenAt',
  'appVersion',
  'schema',
  'skewMs',
  'outboxCount',
  'oldestPendingAt',
  'digestFailures',
  'digestFailedAt',
  'revokedAt',
]
const put = spelled(columns, (trx, { id, user, ...rest }: DeviceRow) =>
  trx
    .insertInto('device')
    .values({ id, user, ...rest })
    .onConflict((same) => same.columns(['user', 'id']).doUpdateSet(rest)),
)

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
    await put(trx, device)
  },
})
