import { Problem } from '#domain/problem.ts'
import { checkState } from './check-state.ts'
import type { BlobQueueRow, NotebookDatabase } from './database.ts'
import type { StorageWorld } from './storage-world.ts'
import { asStorageProblem } from './storage-problem.ts'
import { withinLimit } from './within-limit.ts'

/** A picture as it is kept and sent. */
export interface Picture {
  readonly mime: string
  readonly bytes: ArrayBuffer
}

export interface StoredPhoto extends Picture {
  readonly sha256: string
}

/** The small picture of a photo lies beside it, under a name of its own: a list reads no large ones. */
const thumbOf = (sha256: string) => `${sha256}.thumb`

/** The bytes of photos and their line to the server, apart from records and outbox. */
export class PhotoStore {
  readonly #database: NotebookDatabase
  readonly #world: Pick<StorageWorld, 'clock' | 'scheduler'>

  constructor(database: NotebookDatabase, world: Pick<StorageWorld, 'clock' | 'scheduler'>) {
    this.#database = database
    this.#world = world
  }

  /**
   * Resolves when the bytes are durably on disk, and were read back: some browsers lose them silently.
   * @throws Problem storageFull, storageBlocked, storageNewer
   */
  async put({ sha256, mime, bytes }: StoredPhoto, thumb: Picture | null = null): Promise<void> {
    await this.#write(async ({ blobs, blobQueue }) => {
      const queued = await blobQueue.get(sha256)
      await blobs.put({ sha256, mime, bytes })
      if (thumb) await blobs.put({ sha256: thumbOf(sha256), ...thumb })
      // One that was refused, or whose bytes had gone, is worth another try.
      if (queued?.state === 'waiting' || queued?.state === 'whole') return
      const [size, addedAt] = [bytes.byteLength, this.#world.clock()]
      await blobQueue.put({ sha256, size, state: 'waiting', addedAt })
    })
    const kept = await this.get(sha256)
    if (kept?.bytes.byteLength !== bytes.byteLength) throw new Problem('storageFull', { sha256 })
  }

  get(sha256: string): Promise<StoredPhoto | undefined> {
    return this.#guarded(this.#database.blobs.get(sha256))
  }

  thumb(sha256: string): Promise<Picture | undefined> {
    return this.#guarded(this.#database.blobs.get(thumbOf(sha256)))
  }

  queue(): Promise<BlobQueueRow[]> {
    return this.#guarded(this.#database.blobQueue.toArray())
  }

  /** The rows of these photos that there are. */
  async rowsOf(sha256s: readonly string[]): Promise<BlobQueueRow[]> {
    const rows = await this.#guarded(this.#database.blobQueue.bulkGet([...sha256s]))
    return rows.filter((row) => row !== undefined)
  }

  mark(sha256: string, part: Partial<Omit<BlobQueueRow, 'sha256'>>): Promise<void> {
    return this.#write(({ blobQueue }) => blobQueue.update(sha256, part))
  }

  /** Forgets the large pictures; what is small, and the server's receipt, stays. */
  removeBytes(sha256s: readonly string[]): Promise<void> {
    return this.#write(({ blobs }) => blobs.bulkDelete([...sha256s]))
  }

  remove(sha256s: readonly string[]): Promise<void> {
    return this.#write(async ({ blobs, blobQueue }) => {
      await blobs.bulkDelete([...sha256s, ...sha256s.map(thumbOf)])
      await blobQueue.bulkDelete([...sha256s])
    })
  }

  /** Names of the photos whose bytes are here. */
  async held(): Promise<ReadonlySet<string>> {
    const names = await this.#guarded(this.#database.blobs.toCollection().primaryKeys())
    return new Set(names.filter((name) => name.length === 64))
  }

  #write(work: (database: NotebookDatabase) => PromiseLike<unknown>): Promise<void> {
    const database = this.#database
    const { meta, blobs, blobQueue } = database
    return this.#guarded(
      database.transaction('rw', meta, blobs, blobQueue, async () => {
        await checkState(database)
        await work(database)
      }),
    )
  }

  async #guarded<T>(work: PromiseLike<T>): Promise<T> {
    try {
      return await withinLimit(work, this.#world.scheduler)
    } catch (error) {
      throw asStorageProblem(error)
    }
  }
}
