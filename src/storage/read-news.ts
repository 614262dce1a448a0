import { checkState } from './check-state.ts'
import type { NotebookDatabase } from './database.ts'
import type { Held, HeldPack, News } from './holdings.ts'
import { readPack } from './pack-text.ts'
import type { Scheduler } from './scheduler.ts'
import { asStorageProblem } from './storage-problem.ts'
import type { PackRow } from './stored.ts'
import { withinLimit } from './within-limit.ts'

interface Known {
  readonly packs: ReadonlyMap<number, HeldPack>
  readonly held: ReadonlyMap<string, Held>
}

export interface ReadNews extends News {
  /** Packs that cannot be read: their scopes must be asked for anew (D7). */
  readonly damaged: readonly Pick<PackRow, 'number' | 'scope'>[]
}

/** The numbers of all packs, and those packs that memory does not hold. */
async function packsBeside(
  held: Known['packs'],
  packs: NotebookDatabase['packs'],
): Promise<{ numbers: ReadonlySet<number>; added: readonly PackRow[] }> {
  if (held.size === 0) {
    const added = await packs.toArray()
    return { numbers: new Set(added.map(({ number }) => number)), added }
  }
  const numbers = new Set(await packs.toCollection().primaryKeys())
  const missing = [...numbers].filter((number) => !held.has(number))
  const added = await packs.bulkGet(missing)
  return { numbers, added: added.filter((pack) => pack !== undefined) }
}

/**
 * What the disk holds and memory does not: everything at the start, later what other tabs have written.
 * One read transaction, so that nothing is half of one change and half of another.
 */
export async function readNews(
  database: NotebookDatabase,
  known: Known,
  scheduler: Scheduler,
): Promise<ReadNews> {
  const { packs, rows, scopes, outbox, meta } = database
  const work = database.transaction('r', [meta, packs, rows, scopes, outbox], async () => {
    const state = await checkState(database)
    // Asked together: every answer that is waited for alone costs a slow phone some thirty milliseconds.
    const [newPacks, waiting, allRows, allScopes] = await Promise.all([
      packsBeside(known.packs, packs),
      outbox.where(':id').aboveOrEqual(state.outboxFrom).toArray(),
      rows.toArray(),
      scopes.toArray(),
    ])
    return { state, ...newPacks, waiting, allRows, allScopes }
  })
  try {
    const { state, numbers, added, waiting, allRows, allScopes } = await withinLimit(work, scheduler)
    const read = added.map((pack) => ({ ...pack, records: readPack(pack.text, pack.scope) }))
    const rowIds = new Set(allRows.map(({ id }) => id))
    return {
      state,
      packs: read.flatMap(({ number, scope, sweep, records }) =>
        records ? [{ number, scope, sweep, records }] : [],
      ),
      damaged: read.filter(({ records }) => !records),
      removedPacks: [...known.packs.keys()].filter((number) => !numbers.has(number)),
      rows: allRows.filter(({ id, version }) => known.held.get(id)?.row !== version),
      removedRows: [...known.held]
        .filter(([id, { row }]) => row !== null && !rowIds.has(id))
        .map(([id]) => id),
      scopes: new Map(allScopes.map((scope) => [scope.id, scope])),
      outbox: waiting.filter(({ state }) => state !== 'acked'),
    }
  } catch (error) {
    throw asStorageProblem(error)
  }
}
