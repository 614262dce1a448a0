import { checkState } from './check-state.ts'
import type { NotebookDatabase } from './database.ts'
import type { Draft, Drafts } from './draft.ts'
import type { StorageWorld } from './storage-world.ts'
import { asStorageProblem } from './storage-problem.ts'
import { withinLimit } from './within-limit.ts'

/** Drafts live beside the records: no version, no outbox, only what one form holds at this moment. */
export function draftsIn(
  database: NotebookDatabase,
  world: Pick<StorageWorld, 'clock' | 'scheduler'>,
): Drafts {
  const { drafts, meta } = database
  const guarded = async <T>(work: PromiseLike<T>): Promise<T> => {
    try {
      return await withinLimit(work, world.scheduler)
    } catch (error) {
      throw asStorageProblem(error)
    }
  }
  const write = (work: () => PromiseLike<unknown>): Promise<void> =>
    guarded(
      database.transaction('rw', meta, drafts, async () => {
        await checkState(database)
        await work()
      }),
    )
  return {
    get: <Body>(key: string) => guarded(drafts.get(key)) as Promise<Draft<Body> | undefined>,
    all: () => guarded(drafts.toArray()),
    put: (draft) => write(() => drafts.put({ ...draft, savedAt: world.clock() })),
    remove: (key) => write(() => drafts.delete(key)),
  }
}
