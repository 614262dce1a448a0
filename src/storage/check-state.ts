import { Problem } from '#domain/problem.ts'
import type { NotebookDatabase } from './database.ts'
import { STORAGE, type StateRow } from './stored.ts'

/** Memory was behind the disk: another tab has written. */
export class Stale extends Error {
  override readonly name = 'Stale'
}

/** The response answers a request of an earlier generation (D3). */
export class Superseded extends Error {
  override readonly name = 'Superseded'
}

/**
 * The state row, read inside the caller's transaction. IndexedDB lets old code open a newer database
 * without a word, so each transaction looks for itself.
 * @throws Problem storageNewer; storageBlocked when the database was emptied under us
 */
export async function checkState(database: NotebookDatabase): Promise<StateRow> {
  const state = await database.meta.get('state')
  if (!state) throw new Problem('storageBlocked', { missing: 'state' })
  if (state.storage > STORAGE) throw new Problem('storageNewer', { storage: state.storage })
  return state
}
