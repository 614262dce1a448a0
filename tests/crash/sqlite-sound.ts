import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '#server/storage/sqlite/sqlite-handle.ts'

/** Checks every page of a database that a killed server left; a copy, so that the next start still has to recover. */
export function verifySqliteSound(file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'gridwalk-sound-'))
  const copy = join(folder, 'copy.sqlite')
  try {
    for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, copy + part)
    const handle = openSqlite(copy)
    const { rows } = handle.run('pragma integrity_check', [])
    handle.close()
    assert.deepEqual(rows, [{ integrity_check: 'ok' }])
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
