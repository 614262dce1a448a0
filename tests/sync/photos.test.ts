import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#domain/problem.ts'
import type { Device } from '#sync/device.ts'
import { httpPhotoLine } from '#sync/http-photo-line.ts'
import { signIn } from '#sync/http-session.ts'
import type { PhotoWorld } from '#sync/photos.ts'
import type { PhotoLine } from '#sync/upload-photo.ts'
import { photoFiles } from '#server/services/photos/photo-files.ts'
import { exif, jpeg, sha256 } from '#tests/support/pictures.ts'
import { openStreet as openServer, password, type Street as Server } from '../server/support/street.ts'
import { diskFull, onFailingDisk } from '../storage/failing-disk.ts'
import { settle } from './manual-time.ts'
import { browserLike } from './signed-in-fetch.ts'
import { BASE, household, openStreet, type Phone, type Street } from './street.ts'

let server: Server
let line: PhotoLine
let street: Street
let phone: Phone
let space: () => Promise<number | null>
let encoding: number
let appended: { sha256: string; offset: number }[]
let beforeAppend: (part: { sha256: string; bytes: ArrayBuffer }) => void

beforeEach(async () => {
  server = await openServer()
  await server.person('wang', 'worker', { [BASE]: 'worker' })
  const world = browserLike(server.url)
  await signIn(world, { username: 'wang', password, device: { id: 'd_wang', name: 'test' } })
  const real = httpPhotoLine(world)
  appended = []
  encoding = 0
  beforeAppend = () => {}
  line = {
    ...real,
    async append(part) {
      beforeAppend(part)
      const offset = await real.append(part)
      appended.push({ sha256: part.sha256, offset: part.offset })
      return offset
    },
  }
  street = await openStreet()
  phone = street.phone()
  space = async () => null
})
afterEach(() => server.close())

const thumb = jpeg({ width: 240, height: 320, size: 900 })
const buffer = (bytes: Buffer) => new Uint8Array(bytes).buffer

const photos = (): PhotoWorld => ({
  line,
  async encode(source) {
    if (++encoding > 1) throw new Error('two pictures in memory at once')
    await settle(2)
    encoding--
    const bytes = await source.arrayBuffer()
    return { bytes, mime: 'image/jpeg', thumb: { bytes: buffer(thumb), mime: 'image/jpeg' } }
  },
  sha256: async (bytes) => sha256(new Uint8Array(bytes)),
  spaceLeft: () => space(),
})

const picture = (size = 400_000): Blob => new Blob([new Uint8Array(jpeg({ size }))])
const open = (): Promise<Device> => phone.ready({ photos: photos() })
const offsets = (name: string) => appended.filter((part) => part.sha256 === name).map(({ offset }) => offset)
const nothingHeld = { waiting: 0, bytes: 0, refused: 0, held: [], sending: null }

/** Lets time pass, with real turns of the line between, until no more than so many wait. */
async function until(device: Device, waiting = 0): Promise<void> {
  for (let i = 0; i < 300 && (await device.photos!.status()).waiting > waiting; i++) {
    await new Promise((done) => setTimeout(done, 5))
    await street.time.pass(500)
  }
  await settle()
}

const onServer = (name: string) => server.context.store.read(({ blobs }) => blobs.get(name))
const stateAt = async (name: string) => (await onServer(name))?.state

describe('photos on their way', () => {
  it('[B1] are kept at once, uploaded by themselves in parts, and the same bytes only once', async () => {
    const device = await open()
    const source = picture()
    const name = await device.photos!.add(source)
    expect((await device.photos!.read(name))?.bytes.byteLength).toBe(400_000)
    await until(device)
    expect(await onServer(name)).toMatchObject({ state: 'whole', size: 400_000, mime: 'image/jpeg' })
    expect(offsets(name).length).toBeGreaterThan(2)
    const parts = appended.length
    expect(await device.photos!.add(source)).toBe(name)
    await settle()
    expect(appended.length).toBe(parts)
    expect(await device.photos!.status()).toEqual(nothingHeld)
    expect(await device.photos!.delivery([name])).toMatchObject({ of: 1, delivered: 1 })
  })

  it('bring a small picture along, which is seen before the large one', async () => {
    const device = await open()
    const name = await device.photos!.add(picture(50_000))
    await until(device)
    const wang = await server.phone('wang')
    const small = await wang.call('GET', `/api/blobs/${name}/thumb`)
    expect(Buffer.from(await small.arrayBuffer()).equals(thumb)).toBe(true)
    expect((await device.photos!.readSmall(name))?.bytes.byteLength).toBe(thumb.length)
  })

  it('are written anew one after the other, however many are chosen', async () => {
    const device = await open()
    const names = await Promise.all([1, 2, 3].map((n) => device.photos!.add(picture(n * 1_000))))
    expect(new Set(names).size).toBe(3)
    await until(device)
  })

  it('[B2] go on at the server’s offset after a broken line and a killed tab', async () => {
    let device = await open()
    beforeAppend = () => {
      if (appended.length === 1) throw new Problem('offline')
    }
    const name = await device.photos!.add(picture())
    await expect.poll(() => appended.length).toBe(1)
    await settle()
    expect((await line.standing(name)).offset).toBe(65_536)
    expect(await device.photos!.delivery([name])).toMatchObject({ of: 1, delivered: 0, waiting: 1 })
    await device.close()
    beforeAppend = () => {}
    device = await phone.open({ photos: photos() })
    await device.sync()
    await until(device)
    expect(offsets(name).slice(0, 2)).toEqual([0, 65_536])
    expect(await stateAt(name)).toBe('whole')
  })

  it('[B1] a bad line for photos neither keeps text waiting nor makes it hurry, and goes on by itself', async () => {
    const device = await open()
    beforeAppend = () => {
      throw new Problem('offline')
    }
    const name = await device.photos!.add(picture(1_000))
    await settle()
    for (let minutes = 0; minutes < 6; minutes++) await street.time.pass(60_000)
    expect(phone.line.requests.length).toBeLessThan(4)
    await device.save([household('r_1')])
    await street.time.pass(500)
    expect(device.status.unsent).toBe(0)
    beforeAppend = () => {}
    await street.time.pass(600_000)
    await until(device)
    expect(await stateAt(name)).toBe('whole')
  })

  it('[B2] one that the server refuses is told, and stops no other', async () => {
    const device = await open()
    const bad = await device.photos!.add(new Blob([new Uint8Array(jpeg({ extra: [exif] }))]))
    street.time.now += 1
    const good = await device.photos!.add(picture(1_000))
    await device.sync()
    await until(device)
    expect(await device.photos!.status()).toEqual({ ...nothingHeld, refused: 1, held: [bad] })
    expect(await device.photos!.delivery([bad, good])).toMatchObject({ of: 2, delivered: 1, refused: 1 })
    expect(await device.photos!.read(bad)).toBeDefined()
  })

  it('[B1] one on which the server fails again and again stops no other', async () => {
    const device = await open()
    const [first, second] = [jpeg({ size: 2_000 }), jpeg({ size: 3_000 })]
    beforeAppend = (part) => {
      if (part.sha256 === sha256(first)) throw new Problem('serverFault')
    }
    for (const photo of [first, second]) {
      await device.photos!.add(new Blob([new Uint8Array(photo)]))
      street.time.now += 1
    }
    await until(device, 1)
    expect([await stateAt(sha256(first)), await stateAt(sha256(second))]).toEqual([undefined, 'whole'])
    expect(await device.photos!.status()).toMatchObject({ waiting: 1, refused: 0 })
  })

  it('[B2] one that is bent on its way is sent again, and not given up', async () => {
    const device = await open()
    let bent = 2
    beforeAppend = ({ bytes }) => {
      const view = new Uint8Array(bytes)
      if (bent-- > 0) view[900] = view[900]! ^ 1
    }
    const name = await device.photos!.add(picture(1_000))
    await until(device)
    expect(await stateAt(name)).toBe('whole')
  })

  it('a line that takes only small requests gets small ones', async () => {
    const device = await open()
    beforeAppend = ({ bytes }) => {
      if (bytes.byteLength > 20_000) throw new Problem('tooLarge')
    }
    const name = await device.photos!.add(picture(100_000))
    await until(device)
    expect(await stateAt(name)).toBe('whole')
  })

  it('of others are asked for at the server, and nobody knows without a network', async () => {
    const device = await open()
    const theirs = jpeg()
    const name = sha256(theirs)
    expect(await device.photos!.delivery([name])).toMatchObject({ missing: 1 })
    await line.append({ sha256: name, offset: 0, size: theirs.length, bytes: buffer(theirs) })
    const asked = line
    line = { ...asked, standing: () => Promise.reject(new Problem('offline')) }
    await device.close()
    const again = await open()
    expect(await again.photos!.delivery([name])).toMatchObject({ unknown: 1 })
    line = asked
    await again.close()
    expect(await (await open()).photos!.delivery([name])).toMatchObject({ delivered: 1 })
  })
})

describe('photos on the disk', () => {
  /** Text on a disk that is full until something was removed from it. */
  const saveWhenFull = (device: Device, record: string) => {
    let full = true
    return onFailingDisk(
      (store, method) => {
        if (method === 'delete') full = false
        return store === 'outbox' && full ? diskFull() : null
      },
      () => device.save([household(record)]),
    )
  }

  it('[B3] bytes go only when the server has them all and what refers to them is acked', async () => {
    const device = await open()
    beforeAppend = () => {
      throw new Problem('offline')
    }
    const name = await device.photos!.add(picture(1_000))
    await device.save([household('r_1', { room: '1', note: name })])
    await device.sync()
    await expect(saveWhenFull(device, 'r_2')).rejects.toMatchObject({ code: 'storageFull' })
    expect(await device.photos!.read(name)).toBeDefined()

    beforeAppend = () => {}
    await device.sync()
    await until(device)
    await device.drafts.put({ key: 'visit:new', type: 'visit', record: null, body: { name }, place: null })
    await expect(saveWhenFull(device, 'r_2')).rejects.toMatchObject({ code: 'storageFull' })
    expect(await device.photos!.read(name)).toBeDefined()

    await device.drafts.remove('visit:new')
    await saveWhenFull(device, 'r_2')
    expect(await device.photos!.read(name)).toBeUndefined()
    expect(device.records.find('r_2')).toBeDefined()
    expect(await device.photos!.delivery([name])).toMatchObject({ delivered: 1 })
    expect((await device.photos!.readSmall(name))?.bytes.byteLength).toBe(thumb.length)
  })

  it('[B3] what nothing that was sent refers to stays, even when the server has it', async () => {
    const device = await open()
    const name = await device.photos!.add(picture(1_000))
    await until(device)
    await expect(saveWhenFull(device, 'r_2')).rejects.toMatchObject({ code: 'storageFull' })
    expect(await device.photos!.read(name)).toBeDefined()
  })

  it('[B3] when asked, every delivered photo goes at once and nothing else; what is kept is counted', async () => {
    const device = await open()
    const [done, open_] = [await device.photos!.add(picture(1_000)), await device.photos!.add(picture(2_000))]
    expect(await device.photos!.kept()).toEqual({ count: 2, bytes: 3_000, freeable: { count: 0, bytes: 0 } })
    expect(await device.photos!.freeDelivered()).toBe(false)
    await device.save([household('r_1', { room: '1', note: done })])
    await device.drafts.put({ key: 'visit:new', type: 'visit', record: null, body: { open_ }, place: null })
    expect(await device.sizes()).toMatchObject({ unsent: { count: 1 }, drafts: { count: 1 } })
    await device.sync()
    await until(device)
    expect((await device.photos!.kept()).freeable).toEqual({ count: 1, bytes: 1_000 })
    expect(await device.photos!.freeDelivered()).toBe(true)
    expect(await device.photos!.kept()).toMatchObject({ count: 1, bytes: 2_000 })
    expect(await device.photos!.readSmall(done)).toBeDefined()
    const sizes = await device.sizes()
    expect(sizes).toMatchObject({
      unsent: { count: 0, bytes: 0 },
      thumbs: { count: 2 },
      journal: { count: 1 },
    })
    expect(sizes.records.bytes).toBeGreaterThan(0)
  })

  it('[B4] a full disk takes no photo and still takes text', async () => {
    const device = await open()
    const kept = await device.photos!.add(picture(1_000))
    await onFailingDisk(
      (store) => (store === 'blobs' ? diskFull() : null),
      async () => {
        await expect(device.photos!.add(picture(2_000))).rejects.toMatchObject({ code: 'storageFull' })
        await device.save([household('r_1')])
      },
    )
    expect(device.records.find('r_1')).toBeDefined()
    await until(device)
    expect(await device.photos!.status()).toEqual(nothingHeld)
    expect(await stateAt(kept)).toBe('whole')
  })

  it('[B4] photos are refused long before text is, and delivered ones make room for new ones', async () => {
    const device = await open()
    const old = await device.photos!.add(picture(1_000))
    await device.save([household('r_1', { room: '1', note: old })])
    space = async () => 10_000_000
    await expect(device.photos!.add(picture(2_000))).rejects.toMatchObject({ code: 'storageFull' })
    await device.save([household('r_2')])
    await device.sync()
    await until(device)
    space = async () => ((await device.photos!.read(old)) ? 10_000_000 : 90_000_000)
    const fresh = await device.photos!.add(picture(2_000))
    expect(await device.photos!.read(old)).toBeUndefined()
    expect((await device.photos!.read(fresh))?.bytes.byteLength).toBe(2_000)
  })

  async function nextExchange(device: Device): Promise<void> {
    street.time.now += 60_000
    await device.sync()
    await new Promise((done) => setTimeout(done, 300))
  }

  it('[R1] a server that was restored gets again what it has lost, for 45 days', async () => {
    const device = await open()
    const name = await device.photos!.add(picture(1_000))
    await device.save([household('r_1', { room: '1', note: name })])
    await device.sync()
    await until(device)
    const files = photoFiles(`${server.folder}/photos`)
    await files.remove(`${name.slice(0, 2)}/${name}`)
    await server.write(({ blobs }) => blobs.remove(name))
    expect(await device.photos!.delivery([name])).toMatchObject({ delivered: 1 })
    await street.server.newEpoch()
    await device.sync()
    expect(await device.photos!.delivery([name])).toMatchObject({ of: 1 })
    await until(device)
    expect(await stateAt(name)).toBe('whole')
    expect(await device.photos!.delivery([name])).toMatchObject({ delivered: 1 })
  })

  it('[B3] after 45 days bytes go once the server has said again that it has them, and else go out again', async () => {
    const device = await open()
    const [safe, lost] = [await device.photos!.add(picture(1_000)), await device.photos!.add(picture(2_000))]
    await device.save([household('r_1', { room: '1', note: `${safe} ${lost}` })])
    await device.sync()
    await until(device)
    await photoFiles(`${server.folder}/photos`).remove(`${lost.slice(0, 2)}/${lost}`)
    await nextExchange(device)
    street.time.now += 46 * 86_400_000
    await device.sync()
    await expect.poll(() => device.photos!.read(safe)).toBeUndefined()
    expect(await device.photos!.read(lost)).toBeDefined()
    const isBack = async () => {
      await street.time.pass(60_000)
      return (await line.standing(lost)).whole
    }
    await expect.poll(isBack, { timeout: 10_000 }).toBe(true)
  })

  it.each([Date.UTC(1970, 0, 2), Date.UTC(2100, 0, 1)])(
    '[T1] [R1] a clock that jumps to %i forgets no photo before its 45 days, and keeps none for ever',
    async (jumped) => {
      let wrong: number | null = null
      const clock = () => wrong ?? street.time.now
      const device = await phone.ready({ photos: photos(), clock })
      const name = await device.photos!.add(picture(1_000))
      await device.save([household('r_1', { room: '1', note: name })])
      await device.sync()
      await until(device)
      wrong = jumped
      await device.sync()
      await new Promise((done) => setTimeout(done, 300))
      expect(await device.photos!.read(name)).toBeDefined()
      await nextExchange(device)
      street.time.now += 46 * 86_400_000
      await device.sync()
      await expect.poll(() => device.photos!.read(name)).toBeUndefined()
    },
  )

  it('[R1] a phone that was off for a year keeps what it has just delivered', async () => {
    const device = await open()
    await device.sync()
    street.time.now += 400 * 86_400_000
    // Photos wait for no exchange.
    phone.line.online = false
    const name = await device.photos!.add(picture(1_000))
    await until(device)
    phone.line.online = true
    await device.save([household('r_1', { room: '1', note: name })])
    await nextExchange(device)
    await nextExchange(device)
    expect(await device.photos!.read(name)).toBeDefined()
  })

  it('one taken by mistake is forgotten, unless something saved shows it', async () => {
    const device = await open()
    const [wrong, shown] = [await device.photos!.add(picture(700)), await device.photos!.add(picture(701))]
    await device.save([household('r_1', { room: '1', note: shown })])
    expect(await device.photos!.discard(wrong)).toBe(true)
    expect(await device.photos!.discard(shown)).toBe(false)
    expect(await device.photos!.read(wrong)).toBeUndefined()
    expect(await device.photos!.readSmall(wrong)).toBeUndefined()
    expect(await device.photos!.read(shown)).toBeDefined()
  })
})
