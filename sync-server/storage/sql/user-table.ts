import type { StoredUser, UserRole } from '../stored.ts'
import type { UserTable } from '../store.ts'
import type { Line } from './line.ts'
import type { UserRow } from './schema.ts'
import type { Trx } from './trx.ts'

const read = (row: UserRow): StoredUser => ({ ...row, role: row.role as UserRole })

export const userTable = (trx: Trx, line: Line): UserTable => ({
  async get(id) {
    const rows = trx.selectFrom('user').selectAll().where('id', '=', id)
    const row = await line.held(rows).executeTakeFirst()
    return row ? read(row) : null
  },
  async byUsername(username) {
    const rows = trx.selectFrom('user').selectAll().where('username', '=', username)
    const row = await line.held(rows).executeTakeFirst()
    return row ? read(row) : null
  },
  async all() {
    const rows = await trx.selectFrom('user').selectAll().orderBy('username').execute()
    return rows.map(read)
  },
  async put(user) {
    const { id: _id, ...rest } = user
    await trx
      .insertInto('user')
      .values(user)
      .onConflict((same) => same.column('id').doUpdateSet(rest))
      .execute()
  },
})
