import type { ClientBase } from 'pg'

const id = 'text collate "C" not null'

/** A field that many lists ask for; the index holds only records that have it. */
const fieldIndex = (field: string) =>
  `create index "recordBy_${field}" on record ((body ->> '${field}'), type) where (body ->> '${field}') is not null`

/** One entry per version of the tables, never altered once released; `tables` holds how many ran. */
const migrations: readonly (readonly string[])[] = [
  [
    `create table meta (key ${id} primary key, value text not null)`,
    `create table scope (
       id ${id} primary key, seq bigint not null, floor bigint not null, count bigint not null,
       "digestA" bigint not null, "digestB" bigint not null)`,
    `create table record (
       scope ${id}, id ${id}, type ${id}, rev bigint not null,
       state ${id} check (state in ('live', 'closed', 'deleted')), body json not null, "contentHash" text not null,
       "createdBy" ${id}, "createdAt" float8 not null, "updatedBy" ${id}, "updatedAt" float8 not null,
       primary key (scope, id))`,
    `create index "recordByType" on record (scope, type, "updatedAt")`,
    ...['house', 'household', 'target', 'code', 'status'].map(fieldIndex),
    `create table locator (id ${id} primary key, scope ${id})`,
    `create table feed (
       scope ${id}, record ${id}, seq bigint not null, kind ${id} check (kind in ('present', 'gone')),
       rev bigint not null, why text not null, at float8 not null, primary key (scope, record))`,
    `create unique index "feedBySeq" on feed (scope, seq)`,
    `create table mutation (
       uid ${id} primary key, "user" ${id}, device ${id}, ordinal bigint not null,
       "receivedAt" float8 not null, "deviceTime" float8 not null, "skewMs" float8 not null, schema bigint not null,
       type text not null, op text not null, record ${id}, scope ${id}, payload text not null,
       outcome text not null, detail text not null, "revAfter" bigint)`,
    `create index "mutationByRecord" on mutation (record, "receivedAt")`,
    `create table "grant" ("user" ${id}, scope ${id}, role text not null, primary key ("user", scope))`,
    `create index "grantByScope" on "grant" (scope)`,
    `create table device (
       id ${id}, "user" ${id}, name text not null, "lastSeenAt" float8 not null, "appVersion" text not null,
       schema bigint not null, "skewMs" float8 not null, "outboxCount" bigint not null, "oldestPendingAt" float8,
       "digestFailures" bigint not null, "digestFailedAt" float8, "revokedAt" float8, primary key ("user", id))`,
    `create table "user" (
       id ${id} primary key, username ${id} unique, name text not null, role text not null,
       "passwordHash" text not null, "createdAt" float8 not null, "disabledAt" float8)`,
    `create table session (
       "tokenHash" ${id} primary key, "user" ${id}, device ${id},
       "createdAt" float8 not null, "expiresAt" float8 not null)`,
    `create index "sessionByUser" on session ("user")`,
    `create index "sessionByEnd" on session ("expiresAt")`,
    `create table "signinFailure" (
       key ${id} primary key, count bigint not null, "firstAt" float8 not null, "lockedUntil" float8)`,
    `create table audit (
       id bigint generated always as identity primary key, at float8 not null, "user" text, device text, address text,
       action text not null, object text, result text not null, details text not null)`,
    `create function "auditIsAppendOnly"() returns trigger language plpgsql
       as $$ begin raise exception 'audit is append-only'; end $$`,
    `create trigger "auditIsNeverChanged" before update or delete on audit
       for each row execute function "auditIsAppendOnly"()`,
    `create trigger "auditIsNeverEmptied" before truncate on audit
       for each statement execute function "auditIsAppendOnly"()`,
    `create table blob (
       sha256 ${id} primary key, size bigint not null, mime text not null, "offset" bigint not null,
       state text not null, "user" ${id}, "updatedAt" float8 not null)`,
    `create index "blobByUser" on blob ("user", "updatedAt")`,
    `create table "blobRef" (sha256 ${id}, record ${id}, scope ${id}, primary key (sha256, record))`,
    `create index "blobRefByRecord" on "blobRef" (record)`,
  ],
]

/** Any number will do, as long as no other program on this database has the same. */
const lock = 741_205_318

/**
 * Brings the tables to the present version, in one transaction and one server at a time; refuses a database from the
 * future.
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(${lock})`)
    await client.query('create table if not exists tables (version integer not null)')
    const { rows } = await client.query<{ version: number }>('select version from tables')
    const version = rows[0]?.version ?? 0
    if (version > migrations.length) {
      throw new Error(
        `This database has tables of version ${version}; this server knows ${migrations.length}: start a newer one.`,
      )
    }
    for (const statement of migrations.slice(version).flat()) await client.query(statement)
    if (!rows.length) await client.query('insert into tables values ($1)', [migrations.length])
    else if (version < migrations.length)
      await client.query('update tables set version = $1', [migrations.length])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
