import type { Grant, UserRole } from '../stored.ts'
import type { GrantTable } from '../store.ts'
import { spelled } from './spelled.ts'
import type { Trx } from './trx.ts'

const read = (row: { user: string; scope: string; role: string }): Grant => ({
  ...row,
  role: row.role as UserRole,
})

const heldBy = spelled(['user'], (trx, { user }: { user: string }) =>
  trx.selectFrom('grant').selectAll().where('user', '=', user).orderBy('scope'),
)

export const grantTable = (trx: Trx): GrantTable => ({
  async ofUser(user) {
    return (await heldBy(trx, { user })).map(read)
  },
  async inScopes(scopes) {
    if (!scopes.length) return []
    const rows = await trx
      .selectFrom('grant')
      .selectAll()
      .where('scope', 'in', scopes)
      .orderBy('user')
      .execute()
    return rows.map(read)
  },
  async give(grant) {
    await trx
      .insertInto('grant')
      .values(grant)
      .onConflict((same) => same.columns(['user', 'scope']).doUpdateSet({ role: grant.role }))
      .execute()
  },
  async take(user, scope) {
    await trx.deleteFrom('grant').where('user', '=', user).where('scope', '=', scope).execute()
  },
})
