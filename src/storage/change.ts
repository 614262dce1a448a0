import type { RecordVersion } from '#domain/record/record-version.ts'
import type { NewOutboxRow, OutboxRow, RecordRow, ScopeRow, StateRow } from './stored.ts'

export interface NewPack {
  readonly scope: string
  readonly sweep: number | null
  readonly records: readonly RecordVersion[]
}

/**
 * Everything one transaction writes. A save, a response, a packing: each is computed from memory as a
 * change, committed whole, and only then absorbed by memory.
 */
export interface Change {
  readonly rows?: readonly Omit<RecordRow, 'version'>[]
  readonly removeRows?: readonly string[]
  readonly packs?: readonly NewPack[]
  readonly removePacks?: readonly number[]
  readonly enqueue?: readonly NewOutboxRow[]
  /** Rows that stay in the outbox, or come back to it, with another state or outcome. */
  readonly outbox?: readonly OutboxRow[]
  /** Rows that leave the outbox for the journal, in order. */
  readonly acked?: readonly OutboxRow[]
  /** All that the journal held is offered again, and stands in `outbox` or `acked`. */
  readonly emptyJournal?: boolean
  /** Numbers of journal rows that are older than anyone may ask for. */
  readonly forgetJournal?: readonly number[]
  readonly scopes?: readonly ScopeRow[]
  readonly removeScopes?: readonly string[]
  readonly state?: Partial<Omit<StateRow, 'key' | 'storage' | 'version'>>
  readonly removeDraft?: string
}

/** What the database said when it had committed a change. */
export interface Committed {
  readonly state: StateRow
  readonly packNumbers: readonly number[]
  readonly ordinals: readonly number[]
}
