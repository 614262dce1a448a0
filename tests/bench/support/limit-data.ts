import { rmSync } from 'node:fs'
import { openSqlite } from '#server/storage/sqlite/sqlite-handle.ts'
import type { NewRecord } from '#server/storage/stored.ts'

const tables = [
  'create table scope (id text primary key, seq integer not null) strict, without rowid',
  `create table record (id text primary key, scope text not null, type text not null, rev integer not null,
     state text not null, body text not null, createdBy text not null, createdAt real not null) strict`,
  `create table feed (scope text not null, record text not null, seq integer not null, rev integer not null,
     at real not null, primary key (scope, record)) strict, without rowid`,
  'create unique index feedBySeq on feed (scope, seq)',
  `create table mutation (uid text primary key, record text not null, scope text not null, receivedAt real not null,
     payload text not null) strict`,
]

/** The limit's database with the same records, in the fewest tables. */
export function makeLimitData(file: string, records: readonly NewRecord[], scopes: readonly string[]): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  const db = openSqlite(file)
  db.exec('pragma journal_mode = wal')
  for (const statement of tables) db.exec(statement)
  db.exec('begin')
  const heads = new Map<string, number>()
  for (const { id, scope, type, body, createdBy, createdAt } of records) {
    const seq = (heads.get(scope) ?? 0) + 1
    heads.set(scope, seq)
    db.run(`insert into record values (?, ?, ?, 1, 'live', ?, ?, ?)`, [
      id,
      scope,
      type,
      JSON.stringify(body),
      createdBy,
      createdAt,
    ])
    db.run('insert into feed values (?, ?, ?, 1, ?)', [scope, id, seq, createdAt])
  }
  for (const scope of new Set([...scopes, ...heads.keys()]))
    db.run('insert into scope values (?, ?)', [scope, heads.get(scope) ?? 0])
  db.exec('commit')
  db.close()
}
