import Dexie from 'dexie'
import { IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { databaseName } from '#storage/database.ts'
import { readAllMutations, readJournal } from '#storage/journal.ts'
import type { OutboxRow, StateRow } from '#storage/stored.ts'
import { onDisk } from '../sync/disk.ts'
import { expectSoundDisk } from '../sync/expect-sound-disk.ts'
import { household, openStreet, patch, type Phone, type Street } from '../sync/street.ts'
import { onFailingDisk } from './failing-disk.ts'

let street: Street
let phone: Phone
beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
})

/** A notebook as the first shape had it: acked rows lie in the outbox, and there is no journal. */
class FirstShape extends Dexie {
  constructor() {
    super(databaseName('wang'), { indexedDB: phone.disk, IDBKeyRange })
    this.version(1).stores({
      packs: '++number',
      rows: 'id',
      outbox: '++ordinal',
      scopes: 'id',
      meta: 'key',
      drafts: 'key',
      blobs: 'sha256',
      blobQueue: 'sha256',
    })
  }
}

/** Two mutations acked, two waiting; then everything as it lay there, in a database of the first shape. */
async function livedInFirstShape(): Promise<{ readonly before: readonly OutboxRow[] }> {
  const device = await phone.open()
  await device.save([household('r_1'), patch('r_1', { room: ['101', '7'] })])
  await device.sync()
  await device.drafts.put({
    key: 'visit:new',
    type: 'visit',
    record: null,
    body: { note: '没写完' },
    place: null,
  })
  phone.line.online = false
  await device.save([household('r_2'), patch('r_1', { note: [null, '好'] })])
  await device.close()
  const before = await onDisk(phone, readAllMutations)
  const tables = await onDisk(phone, (disk) =>
    disk.transaction('r', disk.tables, async () => {
      const contents: [string, unknown[]][] = []
      for (const table of disk.tables) contents.push([table.name, await table.toArray()])
      return contents
    }),
  )
  await onDisk(phone, (disk) => disk.delete())
  const old = new FirstShape()
  for (const [name, rows] of tables) if (name !== 'journal') await old.table(name).bulkPut(rows)
  await old.table('outbox').bulkPut([...before])
  await old.table<StateRow, string>('meta').update('state', { storage: 1 })
  old.close()
  return { before }
}

describe('a notebook of the first shape', () => {
  it('[D8][D9] opens with every mutation word for word: what waits in the outbox, what was acked in the journal', async () => {
    const { before } = await livedInFirstShape()
    expect(before.map(({ state }) => state)).toEqual(['acked', 'acked', 'new', 'new'])
    const device = await phone.open()
    expect(device.status.unsent).toBe(2)
    expect(device.records.get('household', 'r_1')?.body).toMatchObject({ room: '7', note: '好' })
    expect(await device.drafts.all()).toHaveLength(1)
    expect(await onDisk(phone, (disk) => disk.outbox.toArray())).toEqual(before.slice(2))
    expect(await onDisk(phone, readJournal)).toEqual(before.slice(0, 2))
    expect((await device.entries('r_1')).map(({ state }) => state)).toEqual(['acked', 'acked', 'new'])
    await expectSoundDisk(phone.disk, 'wang')
    phone.line.online = true
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    expect(await onDisk(phone, readJournal)).toHaveLength(4)
  })

  it('[R1] offers again what the first shape had acked, to a server of another history', async () => {
    await livedInFirstShape()
    const device = await phone.open()
    phone.line.online = true
    await street.server.newEpoch()
    await device.sync()
    const offered = new Set(phone.line.requests.flatMap(({ mutations }) => mutations.map(({ uid }) => uid)))
    expect(offered.size).toBe(4)
  })

  it('[D8] stays as it was when the upgrade is cut off', async () => {
    const { before } = await livedInFirstShape()
    const full = (store: string) => (store === 'meta' ? new DOMException('killed', 'AbortError') : null)
    await expect(onFailingDisk(full, () => phone.open())).rejects.toMatchObject({ code: 'storageBlocked' })
    const old = new FirstShape()
    expect(await old.table('outbox').toArray()).toEqual(before)
    old.close()
    expect((await phone.open()).status.unsent).toBe(2)
    expect(await onDisk(phone, readAllMutations)).toEqual(before)
  })
})
