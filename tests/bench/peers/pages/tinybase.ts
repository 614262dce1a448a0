import { createIndexes } from 'tinybase/indexes'
import { createMergeableStore } from 'tinybase/mergeable-store'
import { createIndexedDbPersister } from 'tinybase/persisters/persister-indexed-db'
import { createWsSynchronizer } from 'tinybase/synchronizers/synchronizer-ws-client'
import type { BenchPage, Judged, TwoSided } from '../../pages/bench-page.ts'
import { visitBody } from '../../pages/visit-body.ts'
import { rowOf } from '../servers/tinybase-row.ts'
import { editedBody, type EditedBody, judgeBodies } from './edits.ts'

let store = createMergeableStore()
let persister: ReturnType<typeof createIndexedDbPersister>
let synchronizer: Awaited<ReturnType<typeof createWsSynchronizer>> | null = null

function open(): void {
  store = createMergeableStore()
  persister = createIndexedDbPersister(store, 'bench')
}

async function connect(): Promise<void> {
  const socket = new WebSocket(`ws://${location.host}/bench`)
  synchronizer = await createWsSynchronizer(store, socket, 60)
  await synchronizer.startSync()
}

async function disconnect(): Promise<void> {
  await synchronizer?.destroy()
  synchronizer = null
}

const until = (isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    let listener = ''
    const look = () => {
      if (!isSo()) return
      if (listener) store.delListener(listener)
      resolve()
    }
    listener = store.addDidFinishTransactionListener(look)
    look()
  })

async function untilServer(isSo: (state: { count: number; hash: unknown }) => boolean): Promise<void> {
  while (!isSo((await (await fetch('/bench/state')).json()) as never))
    await new Promise((resolve) => setTimeout(resolve, 2))
}

const held = () => store.getRowCount('records')
const visit = (n: number) => rowOf({ type: 'visit', scope: 'base', body: visitBody('r_household', n) })

const bench: Partial<BenchPage> = {
  async firstSync(expected) {
    const start = performance.now()
    open()
    await connect()
    await until(() => held() >= expected)
    await persister.save()
    const ready = performance.now() - start
    return { ready, whole: ready }
  },
  async start(expected) {
    const start = performance.now()
    open()
    await persister.load()
    const ms = performance.now() - start
    if (held() !== expected) throw new Error(`${held()} records instead of ${expected}`)
    return ms
  },
  async pull(count) {
    let changed = 0
    const listener = store.addRowListener('records', null, () => void changed++)
    const start = performance.now()
    await connect()
    await until(() => changed >= count)
    await persister.save()
    const ms = performance.now() - start
    store.delListener(listener)
    await disconnect()
    return ms
  },
  async prepare(count) {
    store.transaction(() => {
      for (let n = 0; n < count; n++) store.setRow('records', crypto.randomUUID(), visit(n))
    })
    await persister.save()
  },
  async push() {
    const start = performance.now()
    await connect()
    await untilServer(({ count }) => count === held())
    const ms = performance.now() - start
    await disconnect()
    return ms
  },
  async saves(count) {
    await disconnect()
    const times: number[] = []
    // Each save writes the whole store anew.
    for (let n = 0; n < Math.min(count, 15); n++) {
      const start = performance.now()
      store.setRow('records', crypto.randomUUID(), visit(n))
      await persister.save()
      times.push(performance.now() - start)
    }
    return times
  },
  async edit(how, side, count) {
    await disconnect()
    store.transaction(() => {
      for (const { id, body } of edited(how, count)) {
        const next = editedBody(how, side, body) as Readonly<Record<string, unknown>>
        for (const [name, value] of Object.entries(next)) {
          if (value === (body as Readonly<Record<string, unknown>>)[name]) continue
          store.setCell(
            'records',
            id,
            name,
            typeof value === 'object' ? JSON.stringify(value) : (value as string),
          )
        }
      }
    })
    await persister.save()
  },
  async settle() {
    if (!synchronizer) await connect()
    await untilServer(({ hash }) => String(hash) === String(store.getMergeableContentHashes()))
    await persister.save()
  },
  async judge(how, count): Promise<Judged> {
    return judgeBodies(
      how,
      edited(how, count).map(({ body }) => body),
    )
  },
  async find(rounds) {
    const people = (await (await fetch('/people.json')).json()) as {
      id: string
      type: string
      body: object
    }[]
    const memory = createMergeableStore()
    memory.transaction(() => {
      for (const { id, type, body } of people)
        memory.setRow(type, id, rowOf({ type, scope: '', body: body as never }))
    })
    const indexes = createIndexes(memory)
    indexes.setIndexDefinition('byBuilding', 'household', 'building')
    const buildings = memory.getRowIds('building')
    const residents = memory.getRowIds('resident')
    const [list, search]: [number[], number[]] = [[], []]
    for (let n = 0; n < rounds; n++) {
      const building = buildings[n % buildings.length]!
      const name = String(memory.getCell('resident', residents[(n * 97) % residents.length]!, 'name')).slice(
        0,
        2,
      )
      let start = performance.now()
      const homes = indexes.getSliceRowIds('byBuilding', building).map((id) => memory.getRow('household', id))
      list.push(performance.now() - start)
      start = performance.now()
      const found: string[] = []
      memory.forEachRow('resident', (id) => {
        if (String(memory.getCell('resident', id, 'name')).includes(name)) found.push(id)
      })
      search.push(performance.now() - start)
      if (homes.length === 0 || found.length === 0) throw new Error('nothing is found')
    }
    return { list, search }
  },
}

function edited(how: TwoSided, count: number): { id: string; body: EditedBody }[] {
  return Array.from({ length: count }, (_, n) => {
    const id = `r_${how}_${String(n).padStart(3, '0')}`
    const row = store.getRow('records', id) as Record<string, string>
    const body = { ...row, ...(row.answers && { answers: JSON.parse(row.answers) as object }) }
    return { id, body: body as EditedBody }
  })
}

Object.assign(globalThis, { bench })
