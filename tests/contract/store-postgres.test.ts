import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { openPostgresStore } from '#server/storage/postgres/postgres-store.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { openPostgres } from '#tests/support/postgres.ts'
import { describeStore } from './store-contract.ts'

const postgres = await openPostgres()
afterAll(() => postgres?.remove())

describe.skipIf(!postgres)('with a PostgreSQL of its own', () => {
  describeStore('PostgreSQL', async () => {
    const url = await postgres!.freshSchema()
    const folder = mkdtempSync(join(tmpdir(), 'gridwalk-copy-'))
    const store = await openPostgresStore({ url })
    return {
      store,
      spare: join(folder, 'copy.sqlite'),
      reopen: () => openPostgresStore({ url }),
      openCopy: async (file) => openSqliteStore({ file }),
      async close() {
        await store.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  })
})
