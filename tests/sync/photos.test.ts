import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#domain/problem.ts'
import type { Device } from '#sync/device.ts'
import { httpPhotoLine } from '#sync/http-photo-line.ts'
import { signIn } from '#sync/http-session.ts'
import type { PhotoWorld } from '#sync/photos.ts'
import type { PhotoLine } from '#sync/upload-photo.ts'
import { openStreet as openServer, password, type Street as Server } from '../server/support/street.ts'
import { diskFull, onFailingDisk } from '../storage/failing-disk.ts'
import { settle } from './manual-time.ts'
import { browserLike } from './signed-in-fetch.ts'
import { BASE, household, openStreet, type Phone, type Street } from './street.ts'

let server: Server
let line: PhotoLine
let street: Street
let phone: Phone
let left: number | null
let appended: number[]
let between: (() => void) | null

beforeEach(async () => {
  server = await openServer()
  await server.person('wang', 'worker', { [BASE]: 'worker' })
  const world = browserLike(server.url)
  await signIn(world, { username: 'wang', password, device: { id: 'd_wang', name: 'test' } })
  const real = httpPhotoLine(world)
  appended = []
  between = null
  line = {
    offset: (sha256) => real.offset(sha256),
    async append(part) {
      between?.()
      const offset = await real.append(part)
      appended.push(part.offset)
      return offset
    },
  }
  street = await openStreet()
  phone = street.phone()
  left = null
})
afterEach(() => server.close())

const photos = (): PhotoWorld => ({
  line,
  encode: async (source) => ({ bytes: await source.arrayBuffer(), mime: 'image/jpeg' }),
  sha256: async (bytes) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex'),
  spaceLeft: async () => left,
})

const picture = (size = 400_000): Blob =>
  new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size)])
const open = (): Promise<Device> => phone.ready({ photos: photos() })

async function uploaded(device: Device): Promise<void> {
  for (let i = 0; i < 200 && (await device.photos!.status()).waiting; i++)
    await new Promise((done) => setTimeout(done, 10))
}

const onServer = (sha256: string) => server.context.store.read(({ blobs }) => blobs.get(sha256))

describe('photos', () => {
  it('[B1] are kept at once, uploaded by themselves in parts, and the same bytes only once', async () => {
    const device = await open()
    const source = picture()
    const sha256 = await device.photos!.add(source)
    expect((await device.photos!.read(sha256))?.bytes.byteLength).toBe(400_004)
    await uploaded(device)
    expect(await onServer(sha256)).toMatchObject({ state: 'whole', size: 400_004, mime: 'image/jpeg' })
    expect(appended.length).toBeGreaterThan(2)
    const parts = appended.length
    expect(await device.photos!.add(source)).toBe(sha256)
    await settle()
    expect(appended.length).toBe(parts)
    expect(await device.photos!.status()).toEqual({ waiting: 0, bytes: 0, refused: 0 })
  })

  it('[B2] go on at the server’s offset after a broken line and a killed tab', async () => {
    let device = await open()
    between = () => {
      if (appended.length === 1) throw new Problem('offline')
    }
    const sha256 = await device.photos!.add(picture())
    await new Promise((done) => setTimeout(done, 200))
    expect(await onServer(sha256)).toMatchObject({ state: 'arriving', offset: 131_072 })
    expect(await device.photos!.status()).toMatchObject({ waiting: 1 })
    await device.close()
    between = null
    device = await phone.open({ photos: photos() })
    await device.sync()
    await uploaded(device)
    expect(appended).toEqual([0, 131_072, 262_144, 393_216])
    expect(await onServer(sha256)).toMatchObject({ state: 'whole' })
  })

  it('[B2] one that the server refuses is told, and stops no other', async () => {
    const device = await open()
    await device.photos!.add(new Blob(['no picture at all']))
    street.time.now += 1
    const good = await device.photos!.add(picture(1_000))
    await device.sync()
    await uploaded(device)
    expect(await device.photos!.status()).toEqual({ waiting: 0, bytes: 0, refused: 1 })
    expect(await onServer(good)).toMatchObject({ state: 'whole' })
  })

  it('[B3] bytes go only when the server has them all and what refers to them is acked', async () => {
    const device = await open()
    const sha256 = await device.photos!.add(picture(1_000))
    await uploaded(device)
    const full = () => {
      let times = 1
      return onFailingDisk(
        (store) => (store === 'outbox' && times-- > 0 ? diskFull() : null),
        () => device.save([household('r_text')]),
      )
    }
    await expect(full()).rejects.toMatchObject({ code: 'storageFull' })
    expect(await device.photos!.read(sha256)).toBeDefined()
    await device.save([household('r_1', { room: '1', note: sha256 })])
    await expect(full()).rejects.toMatchObject({ code: 'storageFull' })
    expect(await device.photos!.read(sha256)).toBeDefined()
    await device.sync()
    await full()
    expect(await device.photos!.read(sha256)).toBeUndefined()
    expect(device.records.find('r_text')).toBeDefined()
  })

  it('[B4] are refused long before text is', async () => {
    const device = await open()
    left = 10_000_000
    await expect(device.photos!.add(picture(1_000))).rejects.toMatchObject({ code: 'storageFull' })
    await device.save([household('r_1')])
    expect(device.records.find('r_1')).toBeDefined()
  })

  it('one taken by mistake is forgotten, unless something saved shows it', async () => {
    const device = await open()
    const [wrong, shown] = [await device.photos!.add(picture(100)), await device.photos!.add(picture(101))]
    await device.save([household('r_1', { room: '1', note: shown })])
    expect(await device.photos!.discard(wrong)).toBe(true)
    expect(await device.photos!.discard(shown)).toBe(false)
    expect(await device.photos!.read(wrong)).toBeUndefined()
    expect(await device.photos!.read(shown)).toBeDefined()
  })
})
