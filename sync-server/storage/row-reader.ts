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
  records(after: string | null, limit: number): Promise<readonly StoredRecord[]>
  feed(after: Pick<FeedEntry, 'scope' | 'seq'> | null, limit: number): Promise<readonly FeedEntry[]>
  mutations(after: string | null, limit: number): Promise<readonly StoredMutation[]>
  blobs(after: string | null, limit: number): Promise<readonly StoredBlob[]>
  blobRefs(after: Pick<BlobRef, 'sha256' | 'record'> | null, limit: number): Promise<readonly BlobRef[]>
}
