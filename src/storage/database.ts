import Dexie, { type Table } from 'dexie'
import type { Draft } from './draft.ts'
import type { StorageWorld } from './storage-world.ts'
import { moveToJournal } from './move-to-journal.ts'
import type { JournalRow, OutboxRow, PackRow, RecordRow, ScopeRow, StateRow } from './stored.ts'

/**
 * One person's database. There is no secondary index and no query: what costs time in IndexedDB is the
 * number of rows, so it is a durable log, and everything is found in memory.
 */
export class NotebookDatabase extends Dexie {
  declare readonly packs: Table<PackRow, number>
  declare readonly rows: Table<RecordRow, string>
  declare readonly outbox: Table<OutboxRow, number>
  declare readonly journal: Table<JournalRow, number>
  declare readonly scopes: Table<ScopeRow, string>
  declare readonly meta: Table<StateRow, string>
  declare readonly drafts: Table<Draft, string>
  declare readonly blobs: Table<BlobRow, string>
  declare readonly blobQueue: Table<BlobQueueRow, string>

  constructor(user: string, { indexedDB, IDBKeyRange }: Pick<StorageWorld, 'indexedDB' | 'IDBKeyRange'>) {
    // Chrome's default may lose what was reported as written when the phone dies (D1).
    super(databaseName(user), {
      indexedDB,
      IDBKeyRange,
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    })
    this.version(1).stores({
      packs: '++number',
      rows: 'id',
      outbox: '++ordinal',
      scopes: 'id',
      meta: 'key',
      drafts: 'key',
      blobs: 'sha256',
      blobQueue: 'sha256',
    })
    this.version(2).stores({ journal: '++number' }).upgrade(moveToJournal)
  }
}

export const databaseName = (user: string): string => `gridwalk:${user}`

/** Bytes, never a Blob: Safari loses Blobs. */
export interface BlobRow {
  readonly sha256: string
  readonly mime: string
  readonly bytes: ArrayBuffer
}

/** A photo on its way to the server (B2), and whether the server has all of it (B3). Apart from the outbox. */
export interface BlobQueueRow {
  readonly sha256: string
  readonly size: number
  /** `refused`: the server will not have it; the bytes stay for the person. */
  readonly state: 'waiting' | 'whole' | 'refused'
  readonly addedAt: number
  /** The server's receipt, with `whole`: after which exchange it came (the server's time, in milliseconds) … */
  readonly wholeAt?: number
  /** … and of which history of the server it is (R1). */
  readonly epoch?: string | null
  /** The first exchange after the receipt: a phone that was off for months had an old `wholeAt`, and its 45 days begin now. */
  readonly agesFrom?: number | undefined
}
