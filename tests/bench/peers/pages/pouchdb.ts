import PouchDB from 'pouchdb/dist/pouchdb.js'
import type { BenchPage, Judged, TwoSided } from '../../pages/bench-page.ts'
import { visitBody } from '../../pages/visit-body.ts'
import { editedBody, judgeBodies } from './edits.ts'

type Doc = { _id: string; _rev?: string; _conflicts?: string[]; body: Record<string, unknown> } & Record<
  string,
  unknown
>

let local: PouchDB.Database<Doc>
let remote: PouchDB.Database<Doc>

/** Far larger batches than the default of 100. */
const batches = { batch_size: 2000, batches_limit: 10 }

function open(): void {
  local = new PouchDB<Doc>('bench', { revs_limit: 10 })
  remote = new PouchDB<Doc>(`${location.origin}/db/records`, { skip_setup: true })
}

const visit = (n: number): Doc => ({
  _id: crypto.randomUUID(),
  type: 'visit',
  scope: 'base',
  body: visitBody('r_household', n),
})

const bench: Partial<BenchPage> = {
  async firstSync(expected) {
    const start = performance.now()
    open()
    await local.replicate.from(remote, batches)
    const ready = performance.now() - start
    const { doc_count } = await local.info()
    if (doc_count !== expected) throw new Error(`${doc_count} records instead of ${expected}`)
    return { ready, whole: performance.now() - start }
  },
  async start(expected) {
    const start = performance.now()
    open()
    const { rows } = await local.allDocs({ include_docs: true })
    const ms = performance.now() - start
    if (rows.length !== expected) throw new Error(`${rows.length} records instead of ${expected}`)
    return ms
  },
  async pull(count) {
    const start = performance.now()
    const { docs_written } = await local.replicate.from(remote, batches)
    const ms = performance.now() - start
    if (docs_written !== count) throw new Error(`${docs_written} changes instead of ${count}`)
    return ms
  },
  async prepare(count) {
    await local.bulkDocs(Array.from({ length: count }, (_, n) => visit(n)))
  },
  async push() {
    const start = performance.now()
    const { docs_written } = await local.replicate.to(remote, batches)
    if (docs_written < 1000) throw new Error(`only ${docs_written} were sent`)
    return performance.now() - start
  },
  async saves(count) {
    const times: number[] = []
    for (let n = 0; n < count; n++) {
      const doc = visit(n)
      const start = performance.now()
      await local.put(doc)
      times.push(performance.now() - start)
    }
    return times
  },
  async edit(how, side, count) {
    const docs = await edited(how, count)
    await local.bulkDocs(
      docs.map((doc) => ({ ...doc, body: editedBody(how, side, doc.body as never) })) as never,
    )
  },
  async settle() {
    await local.sync(remote, batches)
  },
  async judge(how, count): Promise<Judged> {
    const docs = await edited(how, count)
    const judged = judgeBodies(
      how,
      docs.map(({ body }) => body as never),
    )
    return { ...judged, hidden: docs.filter(({ _conflicts }) => _conflicts?.length).length }
  },
}

async function edited(how: TwoSided, count: number): Promise<Doc[]> {
  const keys = Array.from({ length: count }, (_, n) => `r_${how}_${String(n).padStart(3, '0')}`)
  const { rows } = await local.allDocs({ keys, include_docs: true, conflicts: true })
  return rows.map((row) => (row as unknown as { doc: Doc }).doc).map(({ ...doc }) => doc)
}

Object.assign(globalThis, { bench })
