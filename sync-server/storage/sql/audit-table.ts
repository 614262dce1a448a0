import type { JsonObject } from '#domain/json.ts'
import type { AuditTable } from '../store.ts'
import type { Trx } from './trx.ts'

export const auditTable = (trx: Trx): AuditTable => ({
  async add(entry) {
    await trx
      .insertInto('audit')
      .values({ ...entry, details: JSON.stringify(entry.details) })
      .execute()
  },
  async list({ limit, before, user, action }) {
    let query = trx.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit)
    if (before !== undefined) query = query.where('id', '<', before)
    if (user !== undefined) query = query.where('user', '=', user)
    if (action !== undefined) query = query.where('action', '=', action)
    const rows = await query.execute()
    return rows.map((row) => ({
      ...row,
      result: row.result as 'done' | 'refused',
      details: JSON.parse(row.details) as JsonObject,
    }))
  },
})
