import type { Role } from '#domain/access/role.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import type { OutcomeMessage } from '#domain/sync/protocol.ts'

/** Bumped when older code must not write here any more. Checked in every transaction that writes. */
export const STORAGE = 2

/** The one row that every writing transaction reads, checks and counts up. */
export interface StateRow {
  readonly key: 'state'
  readonly storage: number
  /** Grows with every change of rows, packs, outbox or scopes: memory that holds another number is stale. */
  readonly version: number
  /** Drawn anew whenever a response is applied (D3). */
  readonly generation: string
  readonly epoch: string | null
  readonly lastAckUid: string | null
  /** No outbox row below this ordinal waits for the server. */
  readonly outboxFrom: number
  /** Milliseconds to add to this device's clock to get the server's (T1). */
  readonly skewMs: number
  readonly leaseUntil: number | null
  readonly lastCompleteAt: number | null
}

/** About 200 settled records of one scope. Never altered: a pack that changes is a new pack. */
export interface PackRow {
  /** The later pack wins, should two hold one record. */
  readonly number: number
  readonly scope: string
  /** The sweep whose arrivals it holds (D6). */
  readonly sweep: number | null
  /** A JSON list of versions; one string is read several times faster than 200 objects. */
  readonly text: string
}

/** A record that changed since it was packed, or that waits for the server. Wins over every pack. */
export interface RecordRow {
  readonly id: string
  /** The server's version; null when the server has none, or has taken it away. */
  readonly server: RecordVersion | null
  /** What the person should see: the server's version with what is pending folded in (D2). */
  readonly seen: RecordVersion | null
  /** Uids of mutations that are not acked, in outbox order. */
  readonly pending: readonly string[]
  readonly sweep: number | null
  /** Of the state when this was written. */
  readonly version: number
}

type WithoutOrdinal<M> = M extends Mutation ? Omit<M, 'ordinal'> : never

/** What was saved, word for word; never rewritten (D9). */
export type Payload = WithoutOrdinal<Mutation>

export type OutboxState = 'new' | 'known' | 'acked'

export interface NewOutboxRow {
  readonly state: OutboxState
  readonly payload: Payload
  readonly outcome: OutcomeMessage | null
  /** By the server's clock. */
  readonly ackedAt: number | null
}

export interface OutboxRow extends NewOutboxRow {
  readonly ordinal: number
}

/**
 * What one response acknowledged, out of the outbox and word for word: kept 45 days in case the server forgets
 * (R1). One row for all of it, because rows are what costs.
 */
export interface JournalRow {
  readonly number: number
  /** By the server's clock: the latest of its entries. */
  readonly ackedAt: number
  /** In outbox order. */
  readonly entries: readonly OutboxRow[]
}

export interface ScopeRow {
  readonly id: string
  readonly role: Role
  /** Null: granted, and nothing of it is held here. */
  readonly cursor: number | null
  /** The number of the sweep that is going on (D6). */
  readonly sweep: number | null
  /** When it began, by the server's clock. */
  readonly sweepAt?: number
  readonly askReset: boolean
  /** By this device's clock: when a reset was asked for because the digest differed (D7). */
  readonly lastResetAt: number | null
  /** The digest differed, and the server has not been told yet. */
  readonly mismatch: boolean
}

export const mutationOf = ({ ordinal, payload }: OutboxRow): Mutation => ({ ...payload, ordinal }) as Mutation
