import type { Role } from '#domain/access/role.ts'
import type { Json, JsonObject } from '#domain/json.ts'
import type { RecordState, RecordVersion } from '#domain/record/record-version.ts'
import type { FeedRow, OutcomeMessage } from '#domain/sync/protocol.ts'

/** Times in these shapes are milliseconds since 1970 UTC by the server's clock, unless they say otherwise. */

export type UserRole = Exclude<Role, 'server'>

export interface StoredRecord extends RecordVersion {
  readonly contentHash: string
}

export interface ScopeHead {
  readonly id: string
  /** The number of the last change in this scope. */
  readonly seq: number
  /** Tombstones up to here may be gone; a cursor below it cannot be continued (C5). */
  readonly floor: number
  readonly count: number
  readonly digest: readonly [number, number]
}

export interface StoredMutation {
  readonly uid: string
  readonly user: string
  readonly device: string
  readonly ordinal: number
  readonly receivedAt: number
  /** By the device's clock, as it came. */
  readonly deviceTime: number
  /** What was added to the device's clock to get the server's. */
  readonly skewMs: number
  readonly schema: number
  readonly type: string
  readonly op: string
  readonly record: string
  /** Where the record was after the mutation; `holding` when it belongs nowhere. */
  readonly scope: string
  /** The mutation verbatim. */
  readonly payload: Json
  readonly outcome: OutcomeMessage
  readonly revAfter: number | null
}

export interface Grant {
  readonly user: string
  readonly scope: string
  readonly role: UserRole
}

export interface StoredDevice {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly lastSeenAt: number
  readonly appVersion: string
  readonly schema: number
  readonly skewMs: number
  readonly outboxCount: number
  readonly oldestPendingAt: number | null
  /** How often this device found a scope that differs from the server's digest (D7), and when last. */
  readonly digestFailures: number
  readonly digestFailedAt: number | null
  readonly revokedAt: number | null
}

export interface StoredUser {
  readonly id: string
  /** Lower case, unique. */
  readonly username: string
  readonly name: string
  readonly role: UserRole
  /** Argon2id, in its own notation. */
  readonly passwordHash: string
  readonly createdAt: number
  readonly disabledAt: number | null
}

export interface StoredSession {
  /** SHA-256 of the token in hexadecimal; the token itself is nowhere but in the cookie. */
  readonly tokenHash: string
  readonly user: string
  readonly device: string
  readonly createdAt: number
  readonly expiresAt: number
}

/** Wrong tries to sign in, by account or by address (both hashed). */
export interface SignInFailure {
  readonly key: string
  readonly count: number
  readonly firstAt: number
  readonly lockedUntil: number | null
}

/** Who did what to what, when, from where, and how it ended. Append-only. */
export interface AuditEntry {
  readonly at: number
  readonly user: string | null
  readonly device: string | null
  readonly address: string | null
  /** For example `session.open`, `user.create`, `desk.export`, `epoch.new`. */
  readonly action: string
  readonly object: string | null
  readonly result: 'done' | 'refused'
  readonly details: JsonObject
}

export interface StoredBlob {
  readonly sha256: string
  readonly size: number
  readonly mime: string
  /** Bytes that have arrived; equal to `size` when it is whole. */
  readonly offset: number
  readonly state: 'arriving' | 'whole'
  /** Who may go on with the upload. */
  readonly user: string
  readonly updatedAt: number
}

/** Rows of one scope after a cursor, and how many bytes of bodies they hold. */
export interface FeedPage {
  readonly rows: readonly FeedRow[]
  readonly bytes: number
  /** Nothing of this scope is left after these rows. */
  readonly exhausted: boolean
}

export interface RecordQuery {
  /** Only these scopes are looked at: the reader's grants, or fewer. */
  readonly scopes: readonly string[]
  readonly type: string
  /** By field: the value, one of a list of values, or null for absent. */
  readonly where?: Readonly<Record<string, Json>>
  /** By field (or `createdAt`, `updatedAt`): from and below, for numbers, dates and times. */
  readonly range?: Readonly<
    Record<string, { readonly from?: number | string; readonly below?: number | string }>
  >
  /** Some field of the list contains the text, letters large or small. */
  readonly search?: { readonly text: string; readonly fields: readonly string[] }
  /** Default: live and closed. */
  readonly states?: readonly RecordState[]
}

export interface RecordListQuery extends RecordQuery {
  /** A field, or `createdAt`, `updatedAt`, `id`; the id breaks ties. Default: `updatedAt`, newest first. */
  readonly order?: { readonly by: string; readonly descending?: boolean }
  readonly limit: number
  /** `next` of the page before. */
  readonly after?: string | null
}

export interface RecordPage {
  readonly records: readonly StoredRecord[]
  /** Null on the last page. */
  readonly next: string | null
}

export interface CountQuery extends RecordQuery {
  /** Fields, or `scope`, `state`, `createdBy`. */
  readonly by: readonly string[]
}

export interface CountRow {
  /** In the order of `by`. */
  readonly values: readonly Json[]
  readonly count: number
}

/** A record as an importer or the invented street gives it: revision 1, state by its workflow field. */
export interface NewRecord {
  readonly id: string
  readonly type: string
  readonly scope: string
  readonly body: JsonObject
  readonly createdBy: string
  readonly createdAt: number
  readonly updatedBy?: string
  readonly updatedAt?: number
}
