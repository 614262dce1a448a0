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
    const numbers = new Set(await packs.toCollection().primaryKeys())
    const missing = [...numbers].filter((number) => !known.packs.has(number))
    const added = missing.length === numbers.size ? await packs.toArray() : await packs.bulkGet(missing)
    const waiting = await outbox.where(':id').aboveOrEqual(state.outboxFrom).toArray()
    const allRows = await rows.toArray()
    const allScopes = await scopes.toArray()
    return { state, numbers, added, waiting, allRows, allScopes }
  })
  try {
    const { state, numbers, added, waiting, allRows, allScopes } = await withinLimit(work, scheduler)
    const read = added
      .filter((pack) => pack !== undefined)
      .map((pack) => ({ ...pack, records: readPack(pack.text, pack.scope) }))
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
