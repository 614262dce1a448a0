import { Replicache, type WriteTransaction } from 'replicache'
import type { BenchPage, Judged, TwoSided } from '../../pages/bench-page.ts'
import { visitBody } from '../../pages/visit-body.ts'
import { type EditedBody, judgeBodies } from './edits.ts'

interface Doc {
  readonly id: string
  readonly type: string
  readonly body: EditedBody
}

const mutators = {
  put: (tx: WriteTransaction, { key, value }: { key: string; value: unknown }) => tx.set(key, value as never),
  /** Field by field, as an application that wants fields to merge would write it. */
  async patch(tx: WriteTransaction, { key, set }: { key: string; set: Record<string, unknown> }) {
    const doc = (await tx.get(key)) as unknown as Doc
    const body = { ...doc.body } as Record<string, unknown>
    for (const [path, value] of Object.entries(set)) {
      const [field, item] = path.split('.') as [string, string?]
      body[field] = item === undefined ? value : { ...(body[field] as object), [item]: value }
    }
    await tx.set(key, { ...doc, body } as never)
  },
}

let replica: Replicache<typeof mutators>

/** Nothing is exchanged but when it is asked for. */
const open = () => {
  replica = new Replicache({
    name: 'bench',
    pushURL: '/push',
    pullURL: '/pull',
    pullInterval: null,
    pushDelay: 10_000_000,
    mutators,
  })
}

const held = () => replica.query(async (tx) => (await tx.scan().values().toArray()).length)

const bench: Partial<BenchPage> = {
  async firstSync(expected) {
    const start = performance.now()
    open()
    await replica.pull({ now: true })
    const found = await held()
    const ready = performance.now() - start
    if (found !== expected) throw new Error(`${found} records instead of ${expected}`)
    return { ready, whole: ready }
  },
  // What was pulled goes to disk when the page is idle, about a second later.
  rest: () => new Promise((resolve) => setTimeout(resolve, 3000)),
  async start(expected) {
    const start = performance.now()
    open()
    const found = await held()
    const ms = performance.now() - start
    if (found !== expected) throw new Error(`${found} records instead of ${expected}`)
    await replica.pull({ now: true })
    return ms
  },
  async pull(count) {
    let changed = 0
    const stop = replica.experimentalWatch((changes) => void (changed += changes.length))
    const start = performance.now()
    await replica.pull({ now: true })
    const ms = performance.now() - start
    stop()
    if (changed !== count) throw new Error(`${changed} changes instead of ${count}`)
    return ms
  },
  async prepare(count) {
    for (let n = 0; n < count; n++) {
      const key = crypto.randomUUID()
      const value = { id: key, type: 'visit', scope: 'base', body: visitBody('r_household', n) }
      await replica.mutate.put({ key, value })
    }
  },
  async push() {
    const start = performance.now()
    await replica.push({ now: true })
    await replica.pull({ now: true })
    const ms = performance.now() - start
    const waiting = await replica.experimentalPendingMutations()
    if (waiting.length > 0) throw new Error(`${waiting.length} were not confirmed`)
    return ms
  },
  async saves(count) {
    const times: number[] = []
    for (let n = 0; n < count; n++) {
      const key = crypto.randomUUID()
      const value = { id: key, type: 'visit', scope: 'base', body: visitBody('r_household', n) }
      const start = performance.now()
      await replica.mutate.put({ key, value })
      times.push(performance.now() - start)
    }
    return times
  },
  async edit(how, side, count) {
    for (const { id } of await edited(how, count))
      await replica.mutate.patch({ key: id, set: setOf(how, side) })
  },
  async settle() {
    await replica.push({ now: true })
    await replica.pull({ now: true })
  },
  async judge(how, count): Promise<Judged> {
    return judgeBodies(
      how,
      (await edited(how, count)).map(({ body }) => body),
    )
  },
}

const setOf = (how: TwoSided, side: 'A' | 'B'): Record<string, unknown> => {
  if (how === 'same') return { note: `${side} 写的` }
  if (how === 'fields') return side === 'A' ? { note: 'A 写的' } : { phone: '13900000000' }
  return { [`answers.${side === 'A' ? 'fr_stair' : 'fr_roof'}`]: { value: 'none', note: side } }
}

const edited = (how: TwoSided, count: number): Promise<Doc[]> =>
  replica.query((tx) =>
    Promise.all(
      Array.from(
        { length: count },
        (_, n) => tx.get(`r_${how}_${String(n).padStart(3, '0')}`) as unknown as Promise<Doc>,
      ),
    ),
  )

Object.assign(globalThis, { bench })
