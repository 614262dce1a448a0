import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { databaseName } from '#storage/database.ts'
import type { JournalRow, OutboxRow, PackRow, RecordRow, ScopeRow, StateRow } from '#storage/stored.ts'
import type { BlobQueueRow } from '#storage/database.ts'

interface RawRecord {
  readonly key: unknown
  readonly value: unknown
}

interface RawStore {
  readonly name: string
  readonly keyPath: unknown
  readonly autoIncrement: boolean
  readonly keyGenerator: { num: number } | null
  readonly records: { values(): Iterable<RawRecord>; put(record: RawRecord, noOverwrite: boolean): void }
}

interface RawDatabase {
  readonly name: string
  readonly version: number
  readonly transactions: readonly { mode: string; _started: boolean; _state: string }[]
  readonly rawObjectStores: Map<string, RawStore>
}

interface StoreImage {
  readonly store: RawStore
  readonly next: number | null
  readonly records: readonly RawRecord[]
}

/** Everything on a disk at one boundary between transactions. What is stored is replaced there, never altered. */
export interface DiskImage {
  readonly database: RawDatabase
  readonly stores: readonly StoreImage[]
}

/** What lies in the tables, without a transaction. */
export interface DiskContents {
  readonly state: StateRow | undefined
  readonly rows: readonly RecordRow[]
  readonly packs: readonly PackRow[]
  /** With the journal before it. */
  readonly outbox: readonly OutboxRow[]
  readonly scopes: readonly ScopeRow[]
  readonly blobs: readonly { sha256: string }[]
  readonly blobQueue: readonly BlobQueueRow[]
}

/** Writes that a disk still takes; a disk that is not listed takes all. */
const room = new WeakMap<object, number>()

const prototype = IDBObjectStore.prototype as unknown as Record<string, (...given: unknown[]) => unknown>
for (const method of ['put', 'add']) {
  const whole = prototype[method]!
  prototype[method] = function (this: { transaction: { db: { _rawDatabase: object } } }, ...given) {
    const database = this.transaction.db._rawDatabase
    const left = room.get(database)
    if (left !== undefined) {
      if (left <= 0) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      room.set(database, left - 1)
    }
    return whole.apply(this, given)
  }
}

/** The disk of one phone with the database of one person. */
export class Disk {
  readonly factory: IDBFactory
  readonly #user: string

  constructor(user: string, image?: DiskImage) {
    this.#user = user
    this.factory = new IDBFactory()
    if (image) databasesOf(this.factory).set(databaseName(user), databaseFrom(image))
  }

  get #database(): RawDatabase | undefined {
    return databasesOf(this.factory).get(databaseName(this.#user))
  }

  /** @param writes that still succeed; null: all of them */
  leaveRoom(writes: number | null): void {
    const database = this.#database
    if (!database) return
    if (writes === null) room.delete(database)
    else room.set(database, writes)
  }

  get isFull(): boolean {
    const database = this.#database
    return database !== undefined && room.has(database)
  }

  /** The disk as it is; null while a transaction writes, or before there is a database. */
  image(): DiskImage | null {
    const database = this.#database
    if (!database || database.version !== 20 || isWriting(database)) return null
    const stores = [...database.rawObjectStores.values()].map((store) => ({
      store,
      next: store.keyGenerator?.num ?? null,
      records: [...store.records.values()],
    }))
    return { database, stores }
  }

  contents(): DiskContents | null {
    const database = this.#database
    if (!database || database.rawObjectStores.size === 0) return null
    const all = <T>(name: string) =>
      [...database.rawObjectStores.get(name)!.records.values()].map(({ value }) => value as T)
    return {
      state: all<StateRow>('meta')[0],
      rows: all('rows'),
      packs: all('packs'),
      outbox: [...all<JournalRow>('journal').flatMap(({ entries }) => entries), ...all<OutboxRow>('outbox')],
      scopes: all('scopes'),
      blobs: all('blobs'),
      blobQueue: all('blobQueue'),
    }
  }

  get isWriting(): boolean {
    const database = this.#database
    return database !== undefined && isWriting(database)
  }
}

const databasesOf = (factory: IDBFactory) =>
  (factory as unknown as { _databases: Map<string, RawDatabase> })._databases

const isWriting = ({ transactions }: RawDatabase) =>
  transactions.some(({ mode, _started, _state }) => mode !== 'readonly' && _started && _state !== 'finished')

function databaseFrom({ database, stores }: DiskImage): RawDatabase {
  const make = <T extends object>(like: T, ...given: unknown[]) =>
    new (like.constructor as new (...given: unknown[]) => T)(...given)
  const copy = make(database, database.name, database.version)
  for (const { store, next, records } of stores) {
    const made = make(store, copy, store.name, store.keyPath, store.autoIncrement)
    for (const { key, value } of records) made.records.put({ key, value }, true)
    if (made.keyGenerator && next !== null) made.keyGenerator.num = next
    copy.rawObjectStores.set(store.name, made)
  }
  return copy
}

/** An image in which some rows of a table are others. */
export const withRows = (image: DiskImage, table: string, alter: (value: unknown) => unknown): DiskImage => ({
  ...image,
  stores: image.stores.map((one) =>
    one.store.name === table
      ? { ...one, records: one.records.map(({ key, value }) => ({ key, value: alter(value) })) }
      : one,
  ),
})
