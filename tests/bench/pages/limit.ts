import { visitBody } from './visit-body.ts'
import type { BenchPage } from './bench-page.ts'

/** What nobody can be quicker than: fetch, parse, and raw IndexedDB, with nothing checked, merged or proved. */

interface Row {
  readonly id: string
  readonly type: string
  readonly scope: string
  readonly seq: number
  readonly body: Readonly<Record<string, unknown>>
}

const packSize = 200
let database: IDBDatabase
let rows = new Map<string, Row>()
let cursor = 0

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')))
  })

async function open(): Promise<void> {
  const opening = indexedDB.open('limit', 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('packs', { autoIncrement: true })
    opening.result.createObjectStore('rows', { keyPath: 'id' })
    opening.result.createObjectStore('outbox', { autoIncrement: true })
  })
  database = await asked(opening)
}

function write(stores: string[], work: (transaction: IDBTransaction) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' })
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')))
    work(transaction)
  })
}

const json = async <T>(path: string, init?: RequestInit): Promise<T> =>
  JSON.parse(await (await fetch(path, init)).text()) as T

/** Of the one scope that is pulled from again. */
function headOf(all: Iterable<Row>): number {
  let head = 0
  for (const { scope, seq } of all) if (scope.endsWith('/base')) head = Math.max(head, seq)
  return head
}

const zipped = async (text: string): Promise<ArrayBuffer> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()

const bench: Partial<BenchPage> = {
  async firstSync(expected) {
    const start = performance.now()
    await open()
    const all = await json<Row[]>('/rows')
    await write(['packs'], (transaction) => {
      const packs = transaction.objectStore('packs')
      for (let from = 0; from < all.length; from += packSize)
        packs.add(JSON.stringify(all.slice(from, from + packSize)))
    })
    for (const row of all) rows.set(row.id, row)
    const ms = performance.now() - start
    if (rows.size !== expected) throw new Error(`${rows.size} records instead of ${expected}`)
    cursor = headOf(all)
    return { ready: ms, whole: ms }
  },
  async start(expected) {
    const start = performance.now()
    await open()
    const packs = (await asked(database.transaction('packs').objectStore('packs').getAll())) as string[]
    rows = new Map(packs.flatMap((pack) => (JSON.parse(pack) as Row[]).map((row) => [row.id, row] as const)))
    const ms = performance.now() - start
    if (rows.size !== expected) throw new Error(`${rows.size} records instead of ${expected}`)
    cursor = headOf(rows.values())
    return ms
  },
  async pull(count) {
    const start = performance.now()
    const changed = await json<Row[]>(`/after?seq=${cursor}`)
    await write(['rows'], (transaction) => {
      for (const row of changed) transaction.objectStore('rows').put(row)
    })
    for (const row of changed) rows.set(row.id, row)
    cursor = changed.at(-1)?.seq ?? cursor
    if (changed.length !== count) throw new Error(`${changed.length} changes instead of ${count}`)
    return performance.now() - start
  },
  async prepare(count) {
    await write(['outbox'], (transaction) => {
      for (let n = 0; n < count; n++) {
        const mark = crypto.randomUUID()
        const what = { op: 'create', type: 'visit', record: `r_${mark}`, scope: 'g:990000000000001/base' }
        transaction
          .objectStore('outbox')
          .add({ uid: `m_${mark}`, at: Date.now(), schema: 1, ...what, body: visitBody('r_household', n) })
      }
    })
  },
  async push() {
    const start = performance.now()
    const outbox = await asked(database.transaction('outbox').objectStore('outbox').getAll())
    const outcomes = await json<Record<string, string>>('/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: await zipped(JSON.stringify({ mutations: outbox })),
    })
    await write(['outbox'], (transaction) => void transaction.objectStore('outbox').clear())
    if (Object.keys(outcomes).length !== outbox.length) throw new Error('outcomes are missing')
    return performance.now() - start
  },
  async find(rounds) {
    const people = await json<Row[]>('/people.json')
    const homes = people.filter(({ type }) => type === 'household')
    const residents = people.filter(({ type }) => type === 'resident')
    const buildings = people.filter(({ type }) => type === 'building')
    const [list, search]: [number[], number[]] = [[], []]
    for (let n = 0; n < rounds; n++) {
      const { id } = buildings[n % buildings.length]!
      const name = String(residents[(n * 97) % residents.length]!.body.name).slice(0, 2)
      let start = performance.now()
      const found = homes.filter(({ body }) => body.building === id)
      list.push(performance.now() - start)
      start = performance.now()
      const matching = residents.filter(({ body }) => String(body.name).includes(name))
      search.push(performance.now() - start)
      if (found.length === 0 || matching.length === 0) throw new Error('nothing is found')
    }
    return { list, search }
  },
}

Object.assign(globalThis, { bench })
