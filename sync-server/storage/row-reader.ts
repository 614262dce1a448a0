import type { StoredBlob, StoredMutation, StoredRecord } from './stored.ts'

/** Where a record is, or was, in the feed of a scope. */
export interface FeedEntry {
  readonly scope: string
  readonly record: string
  readonly seq: number
  readonly kind: 'present' | 'gone'
  readonly rev: number
}

/** That a record shows a photo. */
export interface BlobRef {
  readonly sha256: string
  readonly record: string
  readonly scope: string
}

/** Every row there is, whatever it belongs to: page by page in order of its key, from behind one on. */
export interface RowReader {
  readonly records: Page<string, StoredRecord>
  readonly feed: Page<Pick<FeedEntry, 'scope' | 'seq'>, FeedEntry>
  readonly mutations: Page<string, StoredMutation>
  readonly blobs: Page<string, StoredBlob>
  readonly blobRefs: Page<Pick<BlobRef, 'sha256' | 'record'>, BlobRef>
}

/** At most `limit` rows behind a key; from the first one for null. Fewer than `limit` are the last. */
export type Page<Key, Row> = (after: Key | null, limit: number) => Promise<readonly Row[]>
