import type * as z from 'zod/mini'
import type { Role } from '../access/role.ts'
import type { JsonObject } from '../json.ts'
import type { RecordState } from '../record/record-version.ts'
import type { Outcome, ReviewKind } from './merge.ts'
import type { Mutation } from './mutation.ts'
import type { sessionRequestSchema, syncRequestSchema } from './request-schemas.ts'

/** Bumped when a message changes in a way that an older side would misread. */
export const PROTOCOL = 1

/** Version of all bodies together; pushes are accepted from every one ever released (P5). */
export const SCHEMA = 1

/** Most mutations one request may carry; a device sends fewer when `limits` or the line ask for it. */
export const MAX_MUTATIONS = 1000

/** Most scopes that a request may name in one place: far more than a person is granted, few enough to look at each. */
export const MAX_SCOPES = 2000

export type SyncRequest = Omit<z.infer<typeof syncRequestSchema>, 'mutations'> & { mutations: Mutation[] }

export interface OutcomeMessage {
  readonly outcome: Outcome
  readonly rev?: number
  /** Of the record after the mutation: part of the receipt. */
  readonly contentHash?: string
  /** Milliseconds, the server's clock: when the commit that holds it was made. */
  readonly receivedAt?: number
  readonly kind?: ReviewKind
  readonly fields?: readonly string[]
  readonly review?: string
  /** A problem code, for parked ones. */
  readonly problem?: string
}

export interface ScopeMessage {
  readonly cursor: number
  readonly more: boolean
  readonly reset: boolean
  /** The person's role there. */
  readonly role: Role
  /** Only when `more` is false (C4). */
  readonly count?: number
  readonly digest?: readonly [number, number]
}

export interface PresentRow {
  readonly scope: string
  readonly seq: number
  readonly type: string
  readonly id: string
  readonly rev: number
  readonly state: Exclude<RecordState, 'deleted'>
  readonly body: JsonObject
  readonly createdBy: string
  readonly createdAt: number
  readonly updatedBy: string
  readonly updatedAt: number
}

export interface GoneRow {
  readonly scope: string
  readonly seq: number
  readonly id: string
  readonly rev: number
  readonly gone: 'move' | 'delete'
}

export type FeedRow = PresentRow | GoneRow

export interface SyncResponse {
  readonly epoch: string
  readonly generation: string
  readonly now: number
  readonly leaseUntil: number
  /** True when no scope has more to send. */
  readonly complete: boolean
  readonly outcomes: Readonly<Record<string, OutcomeMessage>>
  readonly scopes: Readonly<Record<string, ScopeMessage>>
  readonly rows: readonly FeedRow[]
  /** Set when the device is too old to pull: the lowest schema that may (P5). */
  readonly upgrade: { readonly schema: number } | null
}

export type SessionRequest = z.infer<typeof sessionRequestSchema>

export interface SessionUser {
  readonly id: string
  readonly name: string
  readonly role: Exclude<Role, 'server'>
}

export interface SessionResponse {
  readonly user: SessionUser
  readonly now: number
}

export interface HealthResponse {
  readonly ok: true
  readonly epoch: string
  readonly schema: number
}

/** One line of `GET /api/events`; it carries no data, only which scopes are worth a pull. */
export interface EventMessage {
  readonly poke: readonly string[]
}
