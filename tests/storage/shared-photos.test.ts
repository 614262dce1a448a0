import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { openSharedPhotos } from '#storage/shared-photos.ts'
import { ManualTime } from '../sync/manual-time.ts'

const time = new ManualTime()
let disk: IDBFactory
const open = () => openSharedPhotos({ indexedDB: disk, IDBKeyRange, clock: time.clock, scheduler: time })
const picture = (n: number) => ({
  mime: 'image/jpeg',
  bytes: new Uint8Array([n, n]).buffer,
  takenAt: time.now,
  sharedAt: time.now,
})

beforeEach(() => {
  disk = new IDBFactory()
})

test('what the service worker kept is there for the page, in order, until it lies in a form', async () => {
  await open().add([picture(1), picture(2)])
  await open().add([picture(3)])
  const page = open()
  const all = await page.all()
  expect(all.map(({ bytes }) => new Uint8Array(bytes)[0])).toEqual([1, 2, 3])
  await page.remove([all[0]!.number, all[2]!.number])
  expect((await open().all()).map(({ number }) => number)).toEqual([all[1]!.number])
})

test('what nobody wanted goes after a week, and all of it when the phone is handed in', async () => {
  await open().add([picture(1)])
  time.now += 6 * 86_400_000
  await open().add([picture(2)])
  time.now += 2 * 86_400_000
  expect(await open().all()).toHaveLength(1)
  await open().clear()
  expect(await open().all()).toEqual([])
})
