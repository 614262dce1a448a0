import type { RescueKit } from '#domain/rescue/rescue-kit.ts'
import type { NotebookDatabase } from './database.ts'
import type { StorageWorld } from './storage-world.ts'
import { asStorageProblem } from './storage-problem.ts'
import { withinLimit } from './within-limit.ts'

/** Kept in the person's notebook, so that it goes with it. Milliseconds by the device's clock. */
export interface KeptRescueKit {
  readonly kit: RescueKit
  /** The server's history that it was fetched in. */
  readonly epoch: string | null
  readonly fetchedAt: number
  /** When a rescue file was last made; null before the first. */
  readonly madeAt: number | null
}

type Row = KeptRescueKit & { readonly key: 'rescue' }

/** @throws Problem storageBlocked, storageFull */
export function keptRescueKit(database: NotebookDatabase, world: Pick<StorageWorld, 'scheduler'>) {
  const table = database.table<Row, string>('meta')
  const guarded = async <T>(work: PromiseLike<T>): Promise<T> => {
    try {
      return await withinLimit(work, world.scheduler)
    } catch (error) {
      throw asStorageProblem(error)
    }
  }
  return {
    read: (): Promise<KeptRescueKit | undefined> => guarded(table.get('rescue')),
    write: (kept: KeptRescueKit): Promise<unknown> => guarded(table.put({ ...kept, key: 'rescue' })),
  }
}
