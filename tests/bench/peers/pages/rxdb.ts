import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core'
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { BenchPage, Judged, TwoSided } from '../../pages/bench-page.ts'
import { visitBody } from '../../pages/visit-body.ts'
import { editedBody, judgeBodies } from './edits.ts'

interface Doc {
  id: string
  type: string
  scope: string
  body: Record<string, unknown>
}

let records: RxCollection<Doc>
let replication: RxReplicationState<Doc, { seq: number }>

async function open(): Promise<void> {
  const database = await createRxDatabase({
    name: 'bench',
    storage: getRxStorageDexie(),
    multiInstance: false,
    eventReduce: true,
  })
  const schema = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 64 },
      type: { type: 'string' },
      scope: { type: 'string' },
      rev: { type: 'number' },
      state: { type: 'string' },
      body: { type: 'object', additionalProperties: true },
      createdBy: { type: 'string' },
      createdAt: { type: 'number' },
      updatedBy: { type: 'string' },
      updatedAt: { type: 'number' },
    },
    required: ['id', 'type', 'scope', 'body'],
  } as const
  const made = await database.addCollections({ records: { schema: schema as never } })
  records = made.records as RxCollection<Doc>
}

/** Large batches, as its documentation advises for speed. */
function replicate(): void {
  replication = replicateRxCollection<Doc, { seq: number }>({
    replicationIdentifier: 'bench',
    collection: records,
    live: true,
    waitForLeadership: false,
    retryTime: 500,
    pull: {
      batchSize: 5000,
      async handler(checkpoint, limit) {
        return (await fetch(`/pull?seq=${checkpoint?.seq ?? 0}&limit=${limit}`)).json()
      },
    },
    push: {
      batchSize: 1000,
      async handler(changes) {
        const headers = { 'content-type': 'application/json' }
        return (await fetch('/push', { method: 'POST', headers, body: JSON.stringify(changes) })).json()
      },
    },
  })
  replication.error$.subscribe((error) => console.error(String(error)))
}

const inSync = async (): Promise<void> => {
  replication.reSync()
  await replication.awaitInSync()
}

const bench: Partial<BenchPage> = {
  async firstSync(expected) {
    const start = performance.now()
    await open()
    replicate()
    await replication.awaitInitialReplication()
    const ready = performance.now() - start
    const held = await records.count().exec()
    if (held !== expected) throw new Error(`${held} records instead of ${expected}`)
    return { ready, whole: performance.now() - start }
  },
  async start(expected) {
    const start = performance.now()
    await open()
    const all = await records.find().exec()
    const ms = performance.now() - start
    if (all.length !== expected) throw new Error(`${all.length} records instead of ${expected}`)
    replicate()
    await replication.awaitInitialReplication()
    return ms
  },
  async pull(count) {
    let changed = 0
    const watching = records.$.subscribe(() => void changed++)
    const start = performance.now()
    await inSync()
    const ms = performance.now() - start
    watching.unsubscribe()
    if (changed !== count) throw new Error(`${changed} changes instead of ${count}`)
    return ms
  },
  async prepare(count) {
    await replication.pause()
    await records.bulkInsert(
      Array.from({ length: count }, (_, n) => ({
        id: crypto.randomUUID(),
        type: 'visit',
        scope: 'base',
        body: visitBody('r_household', n),
      })),
    )
  },
  async push() {
    const start = performance.now()
    await replication.start()
    await inSync()
    return performance.now() - start
  },
  async saves(count) {
    await replication.pause()
    const times: number[] = []
    for (let n = 0; n < count; n++) {
      const doc = { id: crypto.randomUUID(), type: 'visit', scope: 'base', body: visitBody('r_household', n) }
      const start = performance.now()
      await records.insert(doc)
      times.push(performance.now() - start)
    }
    return times
  },
  async edit(how, side, count) {
    await replication.pause()
    const all = await edited(how, count)
    await records.bulkUpsert(
      all.map((doc) => ({ ...doc, body: editedBody(how, side, doc.body as never) })) as never,
    )
  },
  async settle() {
    if (replication.isPaused()) await replication.start()
    await inSync()
  },
  async judge(how, count): Promise<Judged> {
    return judgeBodies(
      how,
      (await edited(how, count)).map(({ body }) => body as never),
    )
  },
}

async function edited(how: TwoSided, count: number): Promise<Doc[]> {
  const ids = Array.from({ length: count }, (_, n) => `r_${how}_${String(n).padStart(3, '0')}`)
  const found = await records.findByIds(ids).exec()
  return ids.map((id) => found.get(id)!.toMutableJSON() as Doc)
}

Object.assign(globalThis, { bench })
