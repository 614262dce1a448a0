import { Problem } from '#domain/problem.ts'
import { NotebookDatabase } from './database.ts'
import { asStorageProblem } from './storage-problem.ts'
import type { StorageWorld } from './storage-world.ts'
import { withinLimit } from './within-limit.ts'

type LeftoversWorld = Pick<StorageWorld, 'indexedDB' | 'IDBKeyRange' | 'scheduler'>

/** What of one person's notebook only this device holds. */
export interface Leftovers {
  readonly mutations: number
  readonly photos: number
  readonly drafts: number
}

/** Counted on the disk, also for somebody who is not signed in now. @throws Problem storageBlocked, storageFull */
export async function leftoversOf(user: string, world: LeftoversWorld): Promise<Leftovers> {
  const database = new NotebookDatabase(user, world)
  try {
    return await withinLimit(
      database.transaction('r', database.tables, () => count(database)),
      world.scheduler,
    )
  } catch (error) {
    throw asStorageProblem(error)
  } finally {
    database.close()
  }
}

async function count({ outbox, blobQueue, drafts, meta }: NotebookDatabase): Promise<Leftovers> {
  const epoch = (await meta.get('state'))?.epoch ?? null
  return {
    mutations: await outbox.filter(({ state }) => state !== 'acked').count(),
    // [R1] A receipt of the server's history before says nothing of the present one.
    photos: await blobQueue.filter((row) => row.state !== 'whole' || row.epoch !== epoch).count(),
    drafts: await drafts.count(),
  }
}

/**
 * Removes a person's notebook from this device for good. Nothing that only this device holds goes but what the
 * person agreed to after a copy was offered (D8).
 * @param agreed what may be lost; when there is more at this very moment, nothing is removed
 * @throws Problem unsentLeft, storageBlocked
 */
export async function removeNotebook(user: string, agreed: Leftovers, world: LeftoversWorld): Promise<void> {
  const database = new NotebookDatabase(user, world)
  try {
    await withinLimit(empty(database, agreed), world.scheduler)
    await withinLimit(database.delete(), world.scheduler)
  } catch (error) {
    throw asStorageProblem(error)
  } finally {
    database.close()
  }
}

/** Counted and emptied in one transaction: another tab cannot save in between. */
const empty = (database: NotebookDatabase, agreed: Leftovers): PromiseLike<void> =>
  database.transaction('rw', database.tables, async () => {
    const left = await count(database)
    const isMore = (Object.keys(left) as (keyof Leftovers)[]).some((kind) => left[kind] > agreed[kind])
    if (isMore) throw new Problem('unsentLeft', { ...left })
    for (const table of database.tables) await table.clear()
  })
