import { diskProblem } from '../disk-problem.ts'
import type { SqliteHandle } from './sqlite-handle.ts'

/** A field that many lists ask for; the index holds only records that have it. */
const fieldIndex = (field: string) =>
  `create index recordBy_${field} on record (json_extract(body, '$.${field}'), type)
   where json_extract(body, '$.${field}') is not null`

/** One entry per version of the tables, never altered once released; `user_version` counts those that ran. */
const migrations: readonly (readonly string[])[] = [
  [
    `create table meta (key text primary key, value text not null) strict, without rowid`,
    `create table scope (
       id text primary key, seq integer not null, floor integer not null, count integer not null,
       digestA integer not null, digestB integer not null) strict, without rowid`,
    `create table record (
       id text primary key, scope text not null, type text not null, rev integer not null,
       state text not null check (state in ('live', 'closed', 'deleted')), body text not null, contentHash text not null,
       createdBy text not null, createdAt real not null, updatedBy text not null, updatedAt real not null) strict`,
    `create index recordByScope on record (scope, type, updatedAt)`,
    ...['house', 'household', 'target', 'code', 'status'].map(fieldIndex),
    `create table feed (
       scope text not null, record text not null, seq integer not null, kind text not null check (kind in ('present', 'gone')),
       rev integer not null, why text not null, at real not null, primary key (scope, record)) strict, without rowid`,
    `create unique index feedBySeq on feed (scope, seq)`,
    `create table mutation (
       uid text primary key, user text not null, device text not null, ordinal integer not null,
       receivedAt real not null, deviceTime real not null, skewMs real not null, schema integer not null,
       type text not null, op text not null, record text not null, scope text not null, payload text not null,
       outcome text not null, detail text not null, revAfter integer) strict`,
    `create index mutationByRecord on mutation (record, receivedAt)`,
    `create table "grant" (
       user text not null, scope text not null, role text not null, primary key (user, scope)) strict, without rowid`,
    `create index grantByScope on "grant" (scope)`,
    `create table device (
       id text not null, user text not null, name text not null, lastSeenAt real not null, appVersion text not null,
       schema integer not null, skewMs real not null, outboxCount integer not null, oldestPendingAt real,
       digestFailures integer not null, digestFailedAt real, revokedAt real, primary key (user, id)) strict, without rowid`,
    `create table user (
       id text primary key, username text not null unique, name text not null, role text not null,
       passwordHash text not null, createdAt real not null, disabledAt real) strict, without rowid`,
    `create table session (
       tokenHash text primary key, user text not null, device text not null,
       createdAt real not null, expiresAt real not null) strict, without rowid`,
    `create index sessionByUser on session (user)`,
    `create table signinFailure (
       key text primary key, count integer not null, firstAt real not null, lockedUntil real) strict, without rowid`,
    `create table audit (
       id integer primary key autoincrement, at real not null, user text, device text, address text,
       action text not null, object text, result text not null, details text not null) strict`,
    `create trigger auditIsNeverChanged before update on audit begin select raise(abort, 'audit is append-only'); end`,
    `create trigger auditIsNeverRemoved before delete on audit begin select raise(abort, 'audit is append-only'); end`,
    `create table blob (
       sha256 text primary key, size integer not null, mime text not null, offset integer not null,
       state text not null, user text not null, updatedAt real not null) strict, without rowid`,
    `create table blobRef (
       sha256 text not null, record text not null, scope text not null, primary key (sha256, record)) strict, without rowid`,
    `create index blobRefByRecord on blobRef (record)`,
  ],
  [`create index blobByUser on blob (user, updatedAt)`],
]

/** The version of the tables that this server makes and reads. */
export const tablesVersion = migrations.length

/** Brings the tables to the present version, each step in one transaction; refuses a database from the future. */
export function migrate(handle: SqliteHandle): void {
  const [row] = handle.run('pragma user_version', []).rows as [{ user_version: number }]
  const version = row.user_version
  if (version > migrations.length) {
    throw new Error(
      `This database has tables of version ${version}; this server knows ${migrations.length}: start a newer one.`,
    )
  }
  for (let step = version; step < migrations.length; step++) {
    handle.exec('begin immediate')
    try {
      for (const statement of migrations[step]!) handle.exec(statement)
      handle.exec(`pragma user_version = ${step + 1}`)
      handle.exec('commit')
    } catch (error) {
      // A full disk has rolled back already.
      if (!diskProblem(error)) handle.exec('rollback')
      throw error
    }
  }
}
