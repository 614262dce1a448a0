import '../../../src/no-code-from-strings.ts'
import Dexie from 'dexie'
import { finished } from '#domain/finished.ts'
import { findEntries } from '#domain/search/find-entries.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import { SearchIndex } from '#composables/search-index.ts'
import { type DeviceRecord, WorkingSet } from '#storage/working-set.ts'
import { browserWorld } from '#sync/browser-world.ts'
import type { Device } from '#sync/device.ts'
import { openDevice } from '#sync/open-device.ts'
import type { BenchPage, Judged, TwoSided } from './bench-page.ts'
import { visitBody } from './visit-body.ts'

/** The real device of the product in a page without its screens. */

const asked = new URLSearchParams(location.search)
const user: SessionUser = { id: asked.get('user') ?? 'u_bench', name: '测试', role: 'worker' }
const deviceId = asked.get('device') ?? 'd_bench'
const base = 'g:990000000000001/base'
let device: Device

const open = async () => (device = await openDevice(browserWorld({ user, deviceId, app: 'bench' })))

/** Resolves as soon as the working set is as asked, which is when its transaction has completed. */
const until = (isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    let stop = () => {}
    const look = () => {
      if (!isSo()) return
      stop()
      resolve()
    }
    stop = device.records.subscribe(look)
    look()
  })

const byDoor = new Intl.Collator('zh', { numeric: true }).compare

/** What the screen of a building asks for. */
const homesOf = (records: WorkingSet, building: string) =>
  records
    .referring('household', 'building', building)
    .map((home) => ({
      home,
      people: records.referring('resident', 'household', home.id).length,
      unit: home.body.unit ?? '',
    }))
    .sort((a, b) => byDoor(a.unit, b.unit) || byDoor(a.home.body.room ?? '', b.home.body.room ?? ''))

function listAndSearch(): void {
  const [building] = device.records.ofType('building')
  if (!building) return
  if (homesOf(device.records, building.id).length === 0) throw new Error('nothing is listed')
  const [someone] = device.records.ofType('resident')
  const index = new SearchIndex(device.records)
  finished(index.fill())
  if (findEntries(index.entries(), someone?.body.name ?? '').length === 0) throw new Error('nobody is found')
}

const create = (n: number): Intent => ({
  op: 'create',
  type: 'visit',
  record: device.newId(),
  scope: base,
  body: visitBody('r_household', n) as never,
})

/** What Dexie itself needs for the same two rows, strictly durable, with as many rows beside them. */
async function bareDexie(present: number) {
  const bare = new Dexie('bare', { chromeTransactionDurability: 'strict', cache: 'disabled' })
  bare.version(1).stores({ rows: 'id', outbox: '++ordinal' })
  const body = visitBody('r_household', 1)
  const version = { type: 'visit', scope: base, rev: 1, state: 'live', createdBy: user.id, createdAt: 1 }
  for (let from = 0; from < present; from += 5000) {
    await bare.table('rows').bulkPut(
      Array.from({ length: Math.min(5000, present - from) }, (_, n) => ({
        id: `r_bare_${from + n}`,
        ...version,
        body,
      })),
    )
  }
  return (n: number) => {
    const record = { id: `r_new_${n}`, ...version, body: visitBody('r_household', n) }
    return bare.transaction('rw', ['rows', 'outbox'], async () => {
      await bare.table('rows').put(record)
      await bare.table('outbox').add({ state: 'new', payload: record, outcome: null, ackedAt: null })
    })
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const edits: Readonly<Record<TwoSided, (record: DeviceRecord, side: 'A' | 'B') => Intent>> = {
  fields: ({ id, body }, side) => ({
    op: 'patch',
    type: 'household',
    record: id,
    set: {
      [side === 'A' ? 'note' : 'phone']:
        side === 'A' ? [body.note ?? null, 'A 写的'] : [body.phone ?? null, '13900000000'],
    },
  }),
  same: ({ id, body }, side) => ({
    op: 'patch',
    type: 'household',
    record: id,
    set: { note: [(body.note as string) ?? null, `${side} 写的`] },
  }),
  items: ({ id, body }, side) => {
    const item = side === 'A' ? 'fr_stair' : 'fr_roof'
    const old = (body.answers as Record<string, never>)[item] ?? null
    return {
      op: 'patch',
      type: 'houseInspection',
      record: id,
      set: { [`answers.${item}`]: [old, { value: 'none', note: side }] },
    }
  },
}

const edited = (how: TwoSided, count: number): DeviceRecord[] => {
  const all: DeviceRecord[] = (
    how === 'items' ? device.records.ofType('houseInspection') : device.records.ofType('household')
  ) as DeviceRecord[]
  return all
    .filter(({ id }) => id.startsWith(`r_${how}`))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, count)
}

const bench: BenchPage = {
  async firstSync(expected) {
    const start = performance.now()
    await open()
    const whole = device.sync()
    await until(() => device.records.size >= expected)
    if (expected > 0) listAndSearch()
    const ready = performance.now() - start
    const status = await whole
    if (status.phase !== 'idle') throw new Error(`the first sync ended ${status.phase} ${status.problem}`)
    return { ready, whole: performance.now() - start }
  },
  async start(expected) {
    const start = performance.now()
    await open()
    const ms = performance.now() - start
    if (device.records.size < expected) throw new Error(`only ${device.records.size} records`)
    return ms
  },
  async pull(count) {
    let changed = 0
    const stop = device.records.subscribe(({ ids }) => void (changed += ids.size))
    const start = performance.now()
    await device.sync()
    const ms = performance.now() - start
    stop()
    if (changed !== count) throw new Error(`${changed} changes arrived instead of ${count}`)
    return ms
  },
  async prepare(count) {
    await device.save(Array.from({ length: count }, (_, n) => create(n)))
  },
  async push() {
    const ms = await timed(() => device.sync())
    const { phase, unsent } = device.status
    if (phase !== 'idle' || unsent > 0) throw new Error(`${unsent} are not delivered: ${phase}`)
    return ms
  },
  async saves(count) {
    const times: number[] = []
    for (let n = 0; n < count; n++) times.push(await timed(() => device.save([create(n)])))
    return times
  },
  async saveByTurns(count, present) {
    const bare = await bareDexie(present)
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let n = 0; n < count; n++) {
      ours.push(await timed(() => device.save([create(n)])))
      theirs.push(await timed(() => bare(n)))
    }
    return { ours, bare: theirs }
  },
  async edit(how, side, count) {
    await device.save(edited(how, count).map((record) => edits[how](record, side)))
  },
  async settle() {
    const { phase, problem } = await device.sync()
    if (phase !== 'idle') throw new Error(`${phase} ${problem}`)
  },
  judge: async (how, count) => judge(how, count),
  async find(rounds) {
    const records = new WorkingSet()
    const people = (await (await fetch('/people.json')).json()) as DeviceRecord[]
    records.change(people.map((one) => ({ ...one, pending: [] })))
    const { pinyin } = await import('pinyin-pro')
    const index = new SearchIndex(records)
    finished(index.fill())
    finished(
      index.spellWith((character) =>
        pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }).map((one) =>
          one.toLowerCase(),
        ),
      ),
    )
    const buildings = records.ofType('building')
    const names = records.ofType('resident').map(({ body }) => body.name ?? '')
    const [list, search]: [number[], number[]] = [[], []]
    for (let n = 0; n < rounds; n++) {
      let start = performance.now()
      const found = homesOf(records, buildings[n % buildings.length]!.id)
      list.push(performance.now() - start)
      const words = [names[(n * 97) % names.length]!.slice(0, 2), 'wgl', '1990000'][n % 3]!
      start = performance.now()
      findEntries(index.entries(), words)
      search.push(performance.now() - start)
      if (found.length === 0) throw new Error('nothing is listed')
    }
    return { list, search }
  },
}

function judge(how: TwoSided, count: number): Judged {
  const judged = { merged: 0, standing: 0, kept: 0, hidden: 0 }
  const reviews = new Map(
    device.records
      .ofType('review')
      .filter(({ body }) => body.kind === 'field')
      .map(({ body }) => [body.target, body]),
  )
  for (const { id, body } of edited(how, count)) {
    const answers = (body.answers ?? {}) as Record<string, { note?: string }>
    if (how === 'fields') judged.merged += Number(body.note === 'A 写的' && body.phone === '13900000000')
    if (how === 'items')
      judged.merged += Number(answers.fr_stair?.note === 'A' && answers.fr_roof?.note === 'B')
    if (how !== 'same') continue
    judged.standing += Number(body.note === 'A 写的' || body.note === 'B 写的')
    const review = JSON.stringify(reviews.get(id) ?? {})
    judged.kept += Number(review.includes('A 写的') && review.includes('B 写的'))
  }
  return judged
}

Object.assign(globalThis, { bench })
