import type { Change, Committed } from './change.ts'
import { checkState, Stale, Superseded } from './check-state.ts'
import type { NotebookDatabase } from './database.ts'
import { deleteMany } from './delete-many.ts'
import { packText } from './pack-text.ts'
import type { Scheduler } from './scheduler.ts'
import { asStorageProblem } from './storage-problem.ts'
import type { JournalRow, OutboxRow } from './stored.ts'
import { withinLimit } from './within-limit.ts'

export interface Expected {
  readonly version: number
  /** Given for a response: it counts only while this generation lasts (D3). */
  readonly generation?: string
}

/**
 * Writes a change in one strict transaction, or nothing of it (D1).
 * @throws Stale, Superseded, Problem storageFull, storageBlocked, storageNewer
 */
export async function commit(
  database: NotebookDatabase,
  change: Change,
  expected: Expected,
  scheduler: Scheduler,
): Promise<Committed> {
  let abort = () => {}
  const work = database.transaction('rw', tablesOf(database, change), async (transaction) => {
    abort = () => transaction.abort()
    const state = await checkState(database)
    if (expected.generation !== undefined && state.generation !== expected.generation) throw new Superseded()
    if (state.version !== expected.version) throw new Stale()
    const next = { ...state, ...change.state, version: state.version + 1 }
    const [, keys] = await Promise.all([database.meta.put(next), write(database, change, next.version)])
    return { state: next, ...keys }
  })
  try {
    return await withinLimit(work, scheduler, () => abort())
  } catch (error) {
    throw asStorageProblem(error)
  }
}

function tablesOf(database: NotebookDatabase, change: Change) {
  const { meta, rows, outbox, journal, packs, scopes, drafts } = database
  const tables: Parameters<NotebookDatabase['transaction']>[1][] = [meta, rows, outbox]
  if (change.acked?.length || change.emptyJournal || change.forgetJournal?.length) tables.push(journal)
  if (change.packs?.length || change.removePacks?.length) tables.push(packs)
  if (change.scopes?.length || change.removeScopes?.length) tables.push(scopes)
  if (change.removeDraft !== undefined) tables.push(drafts)
  return tables as (typeof meta)[]
}

/** Table by table, and no table waits for another: each answer of the database takes a while to come. */
async function write(database: NotebookDatabase, change: Change, version: number) {
  const [, ordinals, packNumbers] = await Promise.all([
    writeRows(database, change, version),
    writeOutbox(database, change),
    writePacks(database, change),
    writeScopes(database, change),
    change.removeDraft === undefined ? null : database.drafts.delete(change.removeDraft),
  ])
  return { packNumbers, ordinals }
}

async function writePacks({ packs }: NotebookDatabase, change: Change): Promise<number[]> {
  if (change.removePacks?.length) await packs.bulkDelete([...change.removePacks])
  if (!change.packs?.length) return []
  const written = change.packs.map(({ scope, sweep, records }) => ({ scope, sweep, text: packText(records) }))
  return packs.bulkAdd(written as never, { allKeys: true })
}

/** First what leaves: the neighbours that go together are those that are there before anything is put. */
async function writeRows({ rows }: NotebookDatabase, change: Change, version: number): Promise<void> {
  if (change.removeRows?.length) await deleteMany(rows, change.removeRows)
  if (change.rows?.length) await rows.bulkPut(change.rows.map((row) => ({ ...row, version })))
}

async function writeOutbox({ outbox, journal }: NotebookDatabase, change: Change): Promise<number[]> {
  const { acked = [], enqueue = [] } = change
  if (change.emptyJournal) await journal.clear()
  if (change.forgetJournal?.length) await journal.bulkDelete([...change.forgetJournal])
  if (change.outbox?.length) await outbox.bulkPut([...change.outbox])
  if (acked.length) {
    const ackedAt = Math.max(...acked.map((row) => row.ackedAt ?? 0))
    const leaving = acked.map(({ ordinal }) => ordinal)
    await Promise.all([
      journal.add({ ackedAt, entries: acked } as unknown as JournalRow),
      deleteMany(outbox, leaving),
    ])
  }
  if (!enqueue.length) return []
  return outbox.bulkAdd(
    enqueue.map((row) => ({ ...row }) as OutboxRow),
    { allKeys: true },
  )
}

async function writeScopes({ scopes }: NotebookDatabase, change: Change): Promise<void> {
  if (change.removeScopes?.length) await scopes.bulkDelete([...change.removeScopes])
  if (change.scopes?.length) await scopes.bulkPut([...change.scopes])
}
