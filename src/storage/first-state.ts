import { newId } from '#domain/record/new-id.ts'
import type { NotebookDatabase } from './database.ts'
import type { StorageWorld } from './storage-world.ts'
import { STORAGE, type StateRow } from './stored.ts'

/** The state row of a notebook; a new one where there is none yet. */
export function firstState(database: NotebookDatabase, world: StorageWorld): PromiseLike<StateRow> {
  return database.transaction('rw', database.meta, async () => {
    const known = await database.meta.get('state')
    if (known) return known
    const state: StateRow = {
      key: 'state',
      storage: STORAGE,
      version: 0,
      generation: newId('n', world.random),
      epoch: null,
      lastAckUid: null,
      outboxFrom: 0,
      skewMs: 0,
      leaseUntil: null,
      lastCompleteAt: null,
    }
    await database.meta.add(state)
    return state
  })
}
