import Dexie, { type Table } from 'dexie'
import type { StorageWorld } from './storage-world.ts'
import { asStorageProblem } from './storage-problem.ts'
import { withinLimit } from './within-limit.ts'

/** A picture that another app handed over and that belongs to no record yet. */
export interface SharedPhoto {
  readonly number: number
  readonly mime: string
  /** Bytes, never a Blob: Safari loses Blobs. */
  readonly bytes: ArrayBuffer
  /** Milliseconds: when the file says it was made, and when it was handed over. */
  readonly takenAt: number
  readonly sharedAt: number
}

/**
 * Pictures shared with the app, kept from the moment they come until they lie in a form. Apart from the notebooks:
 * they come to the service worker, which knows nobody. What nobody wanted goes after a week.
 */
export interface SharedPhotos {
  /** Resolves when they are durably here. @throws Problem storageFull, storageBlocked */
  add(photos: readonly Omit<SharedPhoto, 'number'>[]): Promise<void>
  /** Oldest first. */
  all(): Promise<readonly SharedPhoto[]>
  remove(numbers: readonly number[]): Promise<void>
  clear(): Promise<void>
}

type SharedWorld = Pick<StorageWorld, 'indexedDB' | 'IDBKeyRange' | 'clock' | 'scheduler'>

const keptMs = 7 * 86_400_000

class SharedDatabase extends Dexie {
  declare readonly photos: Table<SharedPhoto, number>

  constructor({ indexedDB, IDBKeyRange }: SharedWorld) {
    super('gridwalk-shared', {
      indexedDB,
      IDBKeyRange,
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    })
    this.version(1).stores({ photos: '++number' })
  }
}

export function openSharedPhotos(world: SharedWorld): SharedPhotos {
  // Most starts never ask; the database is opened by the first that does.
  let database: SharedDatabase | undefined
  const photos = () => (database ??= new SharedDatabase(world)).photos
  const guarded = async <T>(work: () => PromiseLike<T>): Promise<T> => {
    try {
      return await withinLimit(work(), world.scheduler)
    } catch (error) {
      throw asStorageProblem(error)
    }
  }
  return {
    add: (more) =>
      guarded(async () => {
        await photos().bulkAdd(more.map((one) => ({ ...one }) as SharedPhoto))
      }),
    async all() {
      const kept = await guarded(() => photos().toArray())
      const old = kept.filter(({ sharedAt }) => world.clock() - sharedAt > keptMs).map(({ number }) => number)
      if (old.length) await guarded(() => photos().bulkDelete(old))
      return kept.filter(({ number }) => !old.includes(number))
    },
    remove: (numbers) => guarded(() => photos().bulkDelete([...numbers])),
    clear: () => guarded(() => photos().clear()),
  }
}
