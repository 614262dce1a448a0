import type { PackingSizes } from './pack-text.ts'
import type { Scheduler } from './scheduler.ts'

/** The part of the world that storage needs. */
export interface StorageWorld {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
  /** Milliseconds by this device's clock. */
  readonly clock: () => number
  /** Fills the bytes it is given and returns them. */
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array
  readonly scheduler: Scheduler
  /** When other than usual: records in one pack, and how many rows are worth packing. */
  readonly packing?: PackingSizes
}
