import { Problem } from '#domain/problem.ts'
import { checkState } from './check-state.ts'
import type { BlobQueueRow, NotebookDatabase } from './database.ts'
import type { StorageWorld } from './storage-world.ts'
import { asStorageProblem } from './storage-problem.ts'
import { withinLimit } from './within-limit.ts'

export interface StoredPhoto {
  readonly sha256: string
  readonly mime: string
  readonly bytes: ArrayBuffer
}

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
  async put(photo: StoredPhoto): Promise<void> {
    const { sha256, mime, bytes } = photo
    await this.#write(async ({ blobs, blobQueue }) => {
      const queued = await blobQueue.get(sha256)
      await blobs.put({ sha256, mime, bytes })
      await blobQueue.put(
        queued ?? { sha256, size: bytes.byteLength, state: 'waiting', addedAt: this.#world.clock() },
      )
    })
    const kept = await this.get(sha256)
    if (kept?.bytes.byteLength !== bytes.byteLength) throw new Problem('storageFull', { sha256 })
  }

  get(sha256: string): Promise<StoredPhoto | undefined> {
    return this.#guarded(this.#database.blobs.get(sha256))
  }

  queue(): Promise<BlobQueueRow[]> {
    return this.#guarded(this.#database.blobQueue.toArray())
  }

  mark(sha256: string, state: BlobQueueRow['state']): Promise<void> {
    return this.#write(({ blobQueue }) => blobQueue.update(sha256, { state }))
  }

  remove(sha256s: readonly string[]): Promise<void> {
    return this.#write(async ({ blobs, blobQueue }) => {
      await blobs.bulkDelete([...sha256s])
      await blobQueue.bulkDelete([...sha256s])
    })
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
