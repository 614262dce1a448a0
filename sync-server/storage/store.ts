import type { RecordVersion } from '#domain/record/record-version.ts'
import type { RowReader } from './row-reader.ts'
import type {
  AuditEntry,
  CountQuery,
  CountRow,
  FeedPage,
  Grant,
  NewRecord,
  RecordListQuery,
  RecordPage,
  ScopeHead,
  SignInFailure,
  StoredBlob,
  StoredDevice,
  StoredMutation,
  StoredRecord,
  StoredSession,
  StoredUser,
} from './stored.ts'

/**
 * What every engine guarantees, and `tests/contract/store-contract.ts` checks:
 * - `write` is one transaction, `read` one snapshot; neither sees half of another.
 * - Writers of one scope stand in line before they read anything, in sorted order of scopes where there are
 *   several, so the order of sequence numbers is the order of commits (C1). SQLite has one line for all.
 * - What a write that stores records has read of records is so at its commit, too: nobody changes them in between.
 * - When `write` resolves, its effect survives a power cut (P4). When it rejects, there is no effect; only a
 *   `serverBusy` after a lost connection leaves open whether there is one, as a lost answer does.
 * - What fails because of others (a deadlock, a scope that had to be waited for first) is tried again, so the work may
 *   run several times: it changes nothing but the tables, and starts from nothing each time.
 */
export interface Store {
  read<T>(work: (tables: ReadTables) => Promise<T>): Promise<T>
  /** @param foreseen saves an engine with a line for each scope from finding out and beginning anew */
  write<T>(work: (tables: Tables) => Promise<T>, foreseen?: Foreseen): Promise<T>
  /** A consistent copy of everything in a new SQLite file, while work goes on. */
  copyTo(file: string): Promise<void>
  /** Tells other server processes on this database what was committed; null where there is no such way. */
  readonly notices: Notices | null
  close(): Promise<void>
}

/** What a write is likely to touch, as far as it is known before anything is read. */
export interface Foreseen {
  readonly user: string
  /** Those of them that the user has a grant in are waited for. */
  readonly scopes: readonly string[]
  /** Wherever they are. */
  readonly records: readonly string[]
}

/** Something was committed in these scopes; `device` is the one that did it and need not be told. */
export interface Notice {
  readonly scopes: readonly string[]
  readonly device: string | null
}

/** Short messages between the server processes of one database. They may get lost, so they are hints only. */
export interface Notices {
  send(notice: Notice): void
  /**
   * @param hear a notice of another process
   * @param changed whether notices are coming in; after a time in which they were not, some were missed
   * @returns the way to stop
   */
  listen(hear: (notice: Notice) => void, changed: (isConnected: boolean) => void): () => void
}

export interface ReadTables {
  readonly meta: MetaReader
  readonly records: RecordReader
  readonly feed: FeedReader
  readonly mutations: MutationReader
  readonly grants: GrantReader
  readonly devices: DeviceReader
  readonly users: UserReader
  readonly sessions: SessionReader
  readonly audit: AuditReader
  readonly blobs: BlobReader
  readonly rows: RowReader
}

export interface Tables extends ReadTables {
  readonly meta: MetaTable
  readonly records: RecordTable
  readonly feed: FeedTable
  readonly mutations: MutationTable
  readonly grants: GrantTable
  readonly devices: DeviceTable
  readonly users: UserTable
  readonly sessions: SessionTable
  readonly failures: SignInFailureTable
  readonly audit: AuditTable
  readonly blobs: BlobTable
  /** Runs a part that leaves nothing behind when it throws; the error goes on to the caller (P1, P3). */
  readonly part: <T>(work: () => Promise<T>) => Promise<T>
}

export interface MetaReader {
  get(key: string): Promise<string | null>
  /** Names this history of the database; null before the first. */
  epoch(): Promise<string | null>
}

export interface MetaTable extends MetaReader {
  set(key: string, value: string): Promise<void>
}

export interface RecordReader {
  get(id: string): Promise<StoredRecord | null>
  /** Those that exist, in no order. */
  many(ids: readonly string[]): Promise<readonly StoredRecord[]>
  list(query: RecordListQuery): Promise<RecordPage>
  /** Every record that the query names, in order of id; for sets known to be small, or exports. */
  all(query: RecordListQuery | Omit<RecordListQuery, 'limit'>): Promise<readonly StoredRecord[]>
  countsBy(query: CountQuery): Promise<readonly CountRow[]>
}

export interface RecordTable extends RecordReader {
  /**
   * Stores a version in place of `previous`, as it was read in this transaction; null when there was none.
   * @param at server time, from which a tombstone's age is counted
   */
  put(next: RecordVersion, previous: StoredRecord | null, at: number): Promise<StoredRecord>
  /** Many new records at once, with feed, sequences and digests; none of the ids may exist. */
  insertAll(records: readonly NewRecord[], at: number): Promise<void>
}

export interface FeedReader {
  /** The head of each scope; one that nothing was ever written to has zeros. */
  heads(scopes: readonly string[]): Promise<ReadonlyMap<string, ScopeHead>>
  /** Rows after a cursor in order of sequence: at most `rows`, and no more once `bytes` are reached (C4). */
  after(scope: string, cursor: number, limits: { rows: number; bytes: number }): Promise<FeedPage>
  /** Every scope that something was written to. */
  scopes(): Promise<readonly string[]>
  /** True when the record was in this scope and has left it by a move, as long as its tombstone is kept. */
  movedAway(scope: string, record: string): Promise<boolean>
}

export interface FeedTable extends FeedReader {
  /** Forgets tombstones written before a time and raises the floors (R2, C5). Returns how many. */
  pruneTombstones(before: number): Promise<number>
}

export interface MutationReader {
  get(uid: string): Promise<StoredMutation | null>
  /** Those of the uids that are known. */
  many(uids: readonly string[]): Promise<ReadonlyMap<string, StoredMutation>>
  /** Everything that was ever proposed for a record, oldest first. */
  historyOf(record: string): Promise<readonly StoredMutation[]>
  /** What mutations carried, as text, in order of uid from behind one on; for tasks that look at all there are. */
  payloadsAfter(
    uid: string | null,
    limit: number,
  ): Promise<readonly { readonly uid: string; readonly payload: string }[]>
}

export interface MutationTable extends MutationReader {
  /** The payload is kept as given, for good. */
  insert(mutation: StoredMutation): Promise<void>
}

export interface GrantReader {
  ofUser(user: string): Promise<readonly Grant[]>
  inScopes(scopes: readonly string[]): Promise<readonly Grant[]>
}

export interface GrantTable extends GrantReader {
  give(grant: Grant): Promise<void>
  take(user: string, scope: string): Promise<void>
}

export interface DeviceReader {
  get(id: string, user: string): Promise<StoredDevice | null>
  ofUsers(users: readonly string[]): Promise<readonly StoredDevice[]>
}

export interface DeviceTable extends DeviceReader {
  put(device: StoredDevice): Promise<void>
}

export interface UserReader {
  get(id: string): Promise<StoredUser | null>
  byUsername(username: string): Promise<StoredUser | null>
  all(): Promise<readonly StoredUser[]>
}

export interface UserTable extends UserReader {
  put(user: StoredUser): Promise<void>
}

export interface SessionReader {
  get(tokenHash: string): Promise<StoredSession | null>
}

export interface SessionTable extends SessionReader {
  insert(session: StoredSession): Promise<void>
  end(tokenHash: string): Promise<void>
  /** Ends every session of a user, or of one of the user's devices. */
  endAll(of: { user: string; device?: string }): Promise<void>
  removeExpired(now: number): Promise<void>
}

export interface SignInFailureTable {
  get(key: string): Promise<SignInFailure | null>
  put(failure: SignInFailure): Promise<void>
  clear(key: string): Promise<void>
}

export interface AuditReader {
  /** Newest first. */
  list(query: {
    limit: number
    before?: number
    user?: string
    action?: string
  }): Promise<readonly (AuditEntry & { id: number })[]>
}

export interface AuditTable extends AuditReader {
  add(entry: AuditEntry): Promise<void>
}

export interface BlobReader {
  get(sha256: string): Promise<StoredBlob | null>
  /** Scopes of the records that show this photo. */
  scopesOf(sha256: string): Promise<readonly string[]>
  /** Bytes of a person's photos of since then that no record shows now, those still arriving included. */
  unshownBytes(user: string, since: number): Promise<number>
  /** Photos that no record shows now and that nothing has happened to since then, oldest first. */
  unshownBefore(time: number, limit: number): Promise<readonly StoredBlob[]>
}

export interface BlobTable extends BlobReader {
  put(blob: StoredBlob): Promise<void>
  remove(sha256: string): Promise<void>
  /** Says which photos a record shows now, and in which scope. */
  setRefs(record: string, scope: string, sha256s: readonly string[]): Promise<void>
}
