import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '#server/storage/sqlite/sqlite-handle.ts'
import { configure, openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { describeConcurrency } from './store-concurrency.ts'
import { describeStore, type StoreUnderTest } from './store-contract.ts'

const folderWith = () => {
  const folder = mkdtempSync(join(tmpdir(), 'gridwalk-store-'))
  return {
    file: join(folder, 'db.sqlite'),
    spare: join(folder, 'copy.sqlite'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function open(): Promise<StoreUnderTest> {
  const { file, spare, remove } = folderWith()
  const store = openSqliteStore({ file })
  return {
    store,
    spare,
    reopen: async () => openSqliteStore({ file }),
    openCopy: async (copy) => openSqliteStore({ file: copy }),
    async close() {
      await store.close()
      remove()
    },
  }
}

describeStore('SQLite', open)
describeConcurrency('SQLite', open)

describe('SQLite alone', () => {
  it('[P4] waits for the disk at every commit, behind a write-ahead log', () => {
    const { file, remove } = folderWith()
    const handle = openSqlite(file)
    configure(handle, 'FULL')
    expect(handle.run('pragma journal_mode', []).rows).toEqual([{ journal_mode: 'wal' }])
    expect(handle.run('pragma synchronous', []).rows).toEqual([{ synchronous: 2 }])
    handle.close()
    remove()
  })

  it('refuses a database of a later server, in words', () => {
    const { file, remove } = folderWith()
    const handle = openSqlite(file)
    handle.exec('pragma user_version = 99')
    handle.close()
    expect(() => openSqliteStore({ file })).toThrow(/version 99; this server knows \d+/)
    remove()
  })

  it('keeps the audit trail from whoever opens the file', async () => {
    const { file, remove } = folderWith()
    const store = openSqliteStore({ file })
    const entry = {
      at: 1,
      user: null,
      device: null,
      address: null,
      action: 'a',
      object: null,
      result: 'done',
      details: {},
    } as const
    await store.write(({ audit }) => audit.add(entry))
    await store.close()
    const handle = openSqlite(file)
    expect(() => handle.run('delete from audit', [])).toThrow('append-only')
    expect(() => handle.run(`update audit set action = 'b'`, [])).toThrow('append-only')
    handle.close()
    remove()
  })
})
