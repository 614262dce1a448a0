import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '#server/storage/sqlite/sqlite-handle.ts'
import type { NewRecord } from '#server/storage/stored.ts'
import { startChild } from './child.ts'
import { pageFolder } from './page-folder.ts'

const tables = [
  'create table space (id text primary key, version integer not null) strict, without rowid',
  `create table entry (space text not null, key text not null, version integer not null, value text not null,
     primary key (space, key)) strict`,
  'create index entryByVersion on entry (space, version)',
  'create table client (id text primary key, grp text not null, lastId integer not null, version integer not null) strict',
  'create index clientByGroup on client (grp, version)',
]

/** The database of the Replicache-style endpoint; a space is a grid's scope, or one for all. */
export function makePlainData(file: string, records: readonly NewRecord[], space?: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  const db = openSqlite(file)
  db.exec('pragma journal_mode = wal')
  for (const statement of tables) db.exec(statement)
  db.exec('begin')
  for (const { id, type, scope, body, createdBy, createdAt, updatedBy, updatedAt } of records) {
    const who = { createdBy, createdAt, updatedBy, updatedAt }
    const value = JSON.stringify({ id, type, scope, rev: 1, state: 'live', body, ...who })
    db.run('insert into entry values (?, ?, 1, ?)', [space ?? scope, id, value])
  }
  for (const one of space ? [space] : new Set(records.map(({ scope }) => scope)))
    db.run('insert into space values (?, 1)', [one])
  db.exec('commit')
  db.close()
}

/** Starts the endpoint on a copy of a prepared database, with the page of that name. */
export async function servePlain(
  prepared: string,
  page: string,
): Promise<{ url: string; pid: number; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'gridwalk-bench-plain-'))
  const file = join(folder, 'plain.sqlite')
  cpSync(prepared, file)
  const child = await startChild('tests/bench/servers/replicache-style-server.ts', [file, pageFolder(page)])
  return {
    url: child.url,
    pid: child.pid,
    async stop() {
      await child.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
