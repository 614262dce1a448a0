import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { openPostgresStore } from '#server/storage/postgres/postgres-store.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { openPostgres } from '#tests/support/postgres.ts'
import { describeConcurrency } from './store-concurrency.ts'
import { describeStore, type StoreUnderTest } from './store-contract.ts'

const postgres = await openPostgres()
afterAll(() => postgres?.remove(), 60_000)

async function open(): Promise<StoreUnderTest> {
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
}

describe.skipIf(!postgres)('with a PostgreSQL of its own', () => {
  describeStore('PostgreSQL', open)
  describeConcurrency('PostgreSQL', open)
})
