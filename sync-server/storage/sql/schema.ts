import type { Generated } from 'kysely'

/** The tables as SQLite holds them. JSON is text; times are milliseconds; flags are times or null. */
export interface Schema {
  meta: { key: string; value: string }
  scope: { id: string; seq: number; floor: number; count: number; digestA: number; digestB: number }
  record: RecordRow
  feed: FeedTableRow
  mutation: MutationRow
  grant: { user: string; scope: string; role: string }
  device: DeviceRow
  user: UserRow
  session: { tokenHash: string; user: string; device: string; createdAt: number; expiresAt: number }
  signinFailure: { key: string; count: number; firstAt: number; lockedUntil: number | null }
  audit: AuditRow
  blob: BlobRow
  blobRef: { sha256: string; record: string; scope: string }
}

export interface RecordRow {
  id: string
  scope: string
  type: string
  rev: number
  state: string
  body: string
  contentHash: string
  createdBy: string
  createdAt: number
  updatedBy: string
  updatedAt: number
}

export interface FeedTableRow {
  scope: string
  record: string
  seq: number
  kind: string
  rev: number
  why: string
  at: number
}

export interface MutationRow {
  uid: string
  user: string
  device: string
  ordinal: number
  receivedAt: number
  deviceTime: number
  skewMs: number
  schema: number
  type: string
  op: string
  record: string
  scope: string
  payload: string
  outcome: string
  detail: string
  revAfter: number | null
}

export interface DeviceRow {
  id: string
  user: string
  name: string
  lastSeenAt: number
  appVersion: string
  schema: number
  skewMs: number
  outboxCount: number
  oldestPendingAt: number | null
  digestFailures: number
  digestFailedAt: number | null
  revokedAt: number | null
}

export interface UserRow {
  id: string
  username: string
  name: string
  role: string
  passwordHash: string
  createdAt: number
  disabledAt: number | null
}

export interface AuditRow {
  id: Generated<number>
  at: number
  user: string | null
  device: string | null
  address: string | null
  action: string
  object: string | null
  result: string
  details: string
}

export interface BlobRow {
  sha256: string
  size: number
  mime: string
  offset: number
  state: string
  user: string
  updatedAt: number
}
