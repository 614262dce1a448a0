import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Change } from '#storage/change.ts'
import { Notebook } from '#storage/notebook.ts'
import { planPacking } from '#storage/plan-packing.ts'
import { Seeded } from '../sync/seeded.ts'
import { ManualTime } from '../sync/manual-time.ts'
import { seed } from '../support/seed.ts'
import { killAt, onFailingDisk } from './failing-disk.ts'

const sizes = { pack: 10, rows: 8 }
const scope = (id: string, sweep: number | null = null) =>
  ({ id, role: 'worker', cursor: 1, sweep, askReset: false, lastResetAt: null, mismatch: false }) as const

const version = (id: string, rev = 1, of = 'g:07/base'): RecordVersion => ({
  id,
  type: 'household',
  scope: of,
  rev,
  state: 'live',
  body: { room: `${rev}` },
  createdBy: 'li',
  createdAt: 1,
  updatedBy: 'li',
  updatedAt: 1,
})

const row = (id: string, server: RecordVersion | null, sweep: number | null = null) => ({
  id,
  server,
  seen: server,
  pending: [],
  sweep,
})

let disk: IDBFactory
let notebook: Notebook
const world = () => {
  const time = new ManualTime()
  return { indexedDB: disk, IDBKeyRange, clock: time.clock, random: new Seeded(1).bytes, scheduler: time }
}
const open = () => Notebook.open('wang', world())
const write = (change: Change) => notebook.change(() => change)

/** What every reader sees: id → revision. */
const seen = (book: Notebook) =>
  Object.fromEntries(
    [...book.holdings.held]
      .flatMap(([id, held]) => (held.seen ? [[id, held.seen.rev] as const] : []))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const packAll = async () => {
  for (let steps = 0; await notebook.change((held) => planPacking(held, sizes)); steps++)
    expect(steps).toBeLessThan(100)
}

beforeEach(async () => {
  disk = new IDBFactory()
  notebook = await open()
  await write({ scopes: [scope('g:07/base'), scope('g:09/base')] })
})

describe('[D6] packing', () => {
  it('folds settled rows into packs and leaves those that wait for the server', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => row(`r_${i}`, version(`r_${i}`)))
    await write({ rows: [...rows, { ...row('r_mine', null), seen: version('r_mine', 0), pending: ['m_1'] }] })
    const before = seen(notebook)
    await packAll()
    expect(seen(notebook)).toEqual(before)
    expect(await notebook.database.rows.toCollection().primaryKeys()).toEqual(['r_mine'])
    expect(
      (await notebook.database.packs.toArray()).map(({ text }) => (JSON.parse(text) as unknown[]).length),
    ).toEqual([10, 10, 5])
    expect(seen(await open())).toEqual(before)
  })

  it('tells nobody: nothing that is seen has changed', async () => {
    await write({ rows: Array.from({ length: 25 }, (_, i) => row(`r_${i}`, version(`r_${i}`))) })
    let told = 0
    notebook.holdings.records.subscribe(() => told++)
    await packAll()
    expect(told).toBe(0)
  })

  it('the later version counts, whether in a row or in a later pack', async () => {
    await write({
      packs: [{ scope: 'g:07/base', sweep: null, records: [version('r_1'), version('r_2'), version('r_3')] }],
    })
    await write({ packs: [{ scope: 'g:07/base', sweep: null, records: [version('r_2', 5)] }] })
    await write({ rows: [row('r_3', version('r_3', 7))] })
    expect(seen(notebook)).toEqual({ r_1: 1, r_2: 5, r_3: 7 })
    expect(seen(await open())).toEqual({ r_1: 1, r_2: 5, r_3: 7 })
    await packAll()
    expect(seen(await open())).toEqual({ r_1: 1, r_2: 5, r_3: 7 })
  })

  it('a record that is gone does not come back when packs are rewritten, also from another scope’s pack', async () => {
    const records = Array.from({ length: 10 }, (_, i) => version(`r_${i}`))
    await write({ packs: [{ scope: 'g:07/base', sweep: null, records }] })
    await write({ packs: [{ scope: 'g:09/base', sweep: null, records: [version('r_0', 2, 'g:09/base')] }] })
    await write({ rows: records.map(({ id }) => row(id, null)) })
    await packAll()
    expect(seen(notebook)).toEqual({})
    expect(await notebook.database.rows.count()).toBe(0)
    expect(await notebook.database.packs.count()).toBe(0)
    expect(seen(await open())).toEqual({})
  })

  it('leaves a scope alone while it is swept: its stamps are needed', async () => {
    await write({
      scopes: [scope('g:07/base', 3)],
      rows: Array.from({ length: 25 }, (_, i) => row(`r_${i}`, version(`r_${i}`), 3)),
    })
    expect(planPacking(notebook.holdings, sizes)).toBeNull()
  })

  it('comes to an end and then has nothing to do', async () => {
    const random = new Seeded(seed)
    for (let i = 0; i < 60; i++) await randomWrite(random)
    await packAll()
    expect(planPacking(notebook.holdings, sizes)).toBeNull()
  })

  it('a crash at any point loses and doubles nothing', async () => {
    const random = new Seeded(seed)
    for (let i = 0; i < 40; i++) await randomWrite(random)
    for (;;) {
      const before = seen(notebook)
      if (!planPacking(notebook.holdings, sizes)) break
      for (let writes = 0; ; writes++) {
        const done = await onFailingDisk(killAt(writes).judge, () =>
          notebook
            .change((held) => planPacking(held, sizes))
            .then(
              () => true,
              () => false,
            ),
        )
        expect(seen(notebook)).toEqual(before)
        expect(seen(await open())).toEqual(before)
        if (done) break
      }
    }
  })

  it('whatever is written and packed in whatever order, disk and memory say the same', async () => {
    const random = new Seeded(seed)
    for (let i = 0; i < 40; i++) {
      for (let writes = random.below(8); writes > 0; writes--) await randomWrite(random)
      if (random.chance(50)) await notebook.change((held) => planPacking(held, sizes))
      expect(seen(await open())).toEqual(seen(notebook))
    }
  })
})

let rev = 1

/** One record or several, changed, packed at once or gone: as responses write them. */
async function randomWrite(random: Seeded): Promise<void> {
  const id = `r_${random.below(30)}`
  const of = random.of(['g:07/base', 'g:09/base'])
  const held = notebook.holdings.held.get(id)
  const dice = random.below(10)
  if (dice < 5) return void (await write({ rows: [row(id, version(id, ++rev, of))] }))
  if (dice < 8) {
    const ids = [...new Set(Array.from({ length: 6 }, () => `r_${random.below(30)}`))]
    const rowed = ids.filter((one) => notebook.holdings.held.get(one)?.row != null)
    return void (await write({
      packs: [{ scope: of, sweep: null, records: ids.map((one) => version(one, ++rev, of)) }],
      removeRows: rowed,
    }))
  }
  if (held) await write(held.packs.length ? { rows: [row(id, null)] } : { removeRows: [id] })
}
