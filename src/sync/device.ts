import type { Role } from '#domain/access/role.ts'
import type { ProblemCode } from '#domain/problem.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { OutcomeMessage } from '#domain/sync/protocol.ts'
import type { Drafts } from '#storage/draft.ts'
import type { NotebookSizes } from '#storage/measure-notebook.ts'
import type { WorkingSet } from '#storage/working-set.ts'
import type { Comparison } from './compare-with-server.ts'
import type { Photos } from './photos.ts'
import type { Rescue } from './rescue/device-rescue.ts'

export type { Comparison, ScopeCompared } from './compare-with-server.ts'
export type { Draft, Drafts } from '#storage/draft.ts'
export type { Measured, NotebookSizes } from '#storage/measure-notebook.ts'
export type { PhotoDelivery, Photos, PhotosKept, PhotosStatus } from './photos.ts'
export type { Rescue, RescueContents, RescueFile } from './rescue/device-rescue.ts'
export type { RescueSlip } from './rescue/deliver-capsule.ts'

/** The truth that the header tells. Times are milliseconds by the device's clock corrected by the skew. */
export interface SyncStatus {
  /** What the last exchange ended with. */
  readonly phase: 'idle' | 'syncing' | 'offline' | 'signInNeeded' | 'stopped' | 'failed'
  /** Mutations and records that only this device holds. */
  readonly unsent: number
  readonly unsentRecords: number
  readonly oldestUnsentAt: number | null
  /** When the last complete exchange ended; null before the first. */
  readonly lastCompleteAt: number | null
  /** The first pull is done: lists are whole. */
  readonly ready: boolean
  readonly problem: ProblemCode | null
  readonly skewMs: number
  /** Of IndexedDB: `true` when the browser promised not to evict it; null while not yet asked. */
  readonly persisted: boolean | null
}

/** One line of the outbox or the journal as the person may see it. */
export interface OutboxEntry {
  readonly uid: string
  readonly ordinal: number
  readonly record: string
  readonly type: string
  readonly op: Intent['op']
  readonly command?: string
  readonly at: number
  readonly state: 'new' | 'known' | 'acked'
  readonly outcome: OutcomeMessage | null
}

/** One person's notebook on this device: the only thing the interface needs to read and write records. */
export interface Device {
  readonly user: SessionUser
  readonly deviceId: string
  readonly records: WorkingSet
  readonly drafts: Drafts
  /** Absent where the world has no camera roll, as in a simulation. */
  readonly photos?: Photos
  /** Absent where the world cannot encrypt, as in a simulation. */
  readonly rescue?: Rescue
  readonly status: SyncStatus
  onStatus(listener: (status: SyncStatus) => void): () => void
  /** Milliseconds: this device's clock corrected by the measured skew. */
  now(): number
  newId(mark?: string): string
  /** Scopes granted, with the person's role there. */
  scopes(): ReadonlyMap<string, Role>
  roleIn(scope: string): Role | null
  /**
   * Saves intents in one strict transaction (rule D1): when it resolves they survive a killed browser.
   * @throws Problem storageFull, storageBlocked
   */
  save(intents: readonly Intent[], options?: { removeDraft?: string }): Promise<readonly string[]>
  /** Exchanges with the server until everything is sent and pulled, or until it cannot go on. */
  sync(): Promise<SyncStatus>
  /** The outbox and journal of one record, newest last; without an id the whole unacknowledged outbox. */
  entries(record?: string): Promise<readonly OutboxEntry[]>
  /** Asks the server afresh whether it and this device hold the same, after sending and pulling everything. */
  compare(): Promise<Comparison>
  /** Unsent mutations as JSON text, for a copy that a person keeps. */
  exportUnsent(): Promise<string>
  /** What the notebook takes up here, without the large photos. @throws Problem storageBlocked */
  sizes(): Promise<NotebookSizes>
  close(): Promise<void>
}
