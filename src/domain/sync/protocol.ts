import * as z from 'zod/mini'
import type { Role } from '../access/role.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import type { RecordState } from '../record/record-version.ts'
import type { Outcome, ReviewKind } from './merge.ts'
import type { Mutation } from './mutation.ts'

/** Bumped when a message changes in a way that an older side would misread. */
export const PROTOCOL = 1

/** Version of all bodies together; pushes are accepted from every one ever released (P5). */
export const SCHEMA = 1

/** Most mutations one request may carry; a device sends fewer when `limits` or the line ask for it. */
export const MAX_MUTATIONS = 1000

const id = z.string().check(z.minLength(1), z.maxLength(120))
const cursor = z.int().check(z.nonnegative())

/** Most scopes that a request may name in one place: far more than a person is granted, few enough to look at each. */
export const MAX_SCOPES = 2000
const scopes = z.array(id).check(z.maxLength(MAX_SCOPES))

/** Cursor by scope; how many there are is known before one of them is looked at. */
const cursors = z.custom<Record<string, number>>(
  (value) =>
    isJsonObject(value) &&
    Object.keys(value).length <= MAX_SCOPES &&
    Object.values(value).every((one) => Number.isSafeInteger(one) && (one as number) >= 0),
)

/** As every database spells it: a name that is spelled in two ways would be applied twice, or never (P2). */
export const uidSchema = id.check(z.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text)))

/** `POST /api/sync`. Mutations are read one by one later, so that a bad one stops no other (P3). */
export const syncRequestSchema = z.object({
  protocol: z.literal(PROTOCOL),
  schema: z.int().check(z.positive()),
  app: z.string().check(z.maxLength(40)),
  device: id,
  /** Whose notebook this is; on a shared phone another person may have signed in meanwhile. */
  user: z.optional(id),
  epoch: z.nullable(id),
  generation: id,
  now: z.number(),
  lastAckUid: z.nullable(id),
  have: cursors,
  want: z.nullable(scopes),
  sweep: scopes,
  askReset: scopes,
  mutations: z.array(z.looseObject({ uid: uidSchema, ordinal: cursor })).check(z.maxLength(MAX_MUTATIONS)),
  limits: z.object({ rows: z.int().check(z.positive()), bytes: z.int().check(z.positive()) }),
  /** How the outbox stands, for the device's line on the supervisor's screen. */
  outbox: z.optional(z.object({ count: cursor, oldestAt: z.nullable(z.number()) })),
  /** Digest mismatches since the last exchange (D7). */
  mismatches: z.optional(scopes),
})

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

export const sessionRequestSchema = z.object({
  username: z.string().check(z.minLength(1), z.maxLength(60)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
  device: z.object({ id, name: z.string().check(z.maxLength(120)) }),
})

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
