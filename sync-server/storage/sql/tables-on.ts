import { CompiledQuery } from 'kysely'
import type { Tables } from '../store.ts'
import { auditTable } from './audit-table.ts'
import { blobTable } from './blob-table.ts'
import { deviceTable } from './device-table.ts'
import type { Engine } from './engine.ts'
import { feedTable } from './feed-table.ts'
import { grantTable } from './grant-table.ts'
import type { Line } from './line.ts'
import { metaTable } from './meta-table.ts'
import { mutationTable } from './mutation-table.ts'
import { recordTable } from './record-table.ts'
import { rowTable } from './row-table.ts'
import { sessionTable } from './session-table.ts'
import { signInFailureTable } from './sign-in-failure-table.ts'
import type { Trx } from './trx.ts'
import { userTable } from './user-table.ts'

const begin = CompiledQuery.raw('savepoint part')
const release = CompiledQuery.raw('release savepoint part')

/** All tables as one transaction sees them. The caller writes down the line's heads before it commits. */
export function tablesOn(trx: Trx, engine: Engine, line: Line): Tables {
  return {
    meta: metaTable(trx),
    records: recordTable(trx, engine, line),
    feed: feedTable(trx, line),
    mutations: mutationTable(trx),
    grants: grantTable(trx),
    devices: deviceTable(trx, line),
    users: userTable(trx, line),
    sessions: sessionTable(trx),
    failures: signInFailureTable(trx, line),
    audit: auditTable(trx),
    blobs: blobTable(trx),
    rows: rowTable(trx, engine),
    async part(work) {
      const back = line.heads.mark()
      await trx.executeQuery(begin)
      try {
        const result = await work()
        await trx.executeQuery(release)
        return result
      } catch (error) {
        await trx.executeQuery(CompiledQuery.raw('rollback to savepoint part'))
        await trx.executeQuery(release)
        back()
        throw error
      }
    },
  }
}
