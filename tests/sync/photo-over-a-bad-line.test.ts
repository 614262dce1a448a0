import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Device } from '#sync/device.ts'
import { httpPhotoLine } from '#sync/http-photo-line.ts'
import { signIn } from '#sync/http-session.ts'
import { seed } from '#tests/support/seed.ts'
import { jpeg, sha256 } from '#tests/support/pictures.ts'
import { openStreet as openServer, password, type Street as Server } from '../server/support/street.ts'
import { type CuttingLine, cuttingLine } from './cutting-line.ts'
import { Seeded } from './seeded.ts'
import { browserLike } from './signed-in-fetch.ts'
import { BASE, household, openStreet, type Street } from './street.ts'

let server: Server
let street: Street
let line: CuttingLine
let device: Device
const requests: { method: string; bytes: number }[] = []

beforeEach(async () => {
  requests.length = 0
  server = await openServer()
  await server.person('wang', 'worker', { [BASE]: 'worker' })
  const chance = new Seeded(seed)
  const random = () => chance.bytes(new Uint8Array(4)).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32
  line = await cuttingLine(server.url, { random, longest: 60_000 })
  const straight = browserLike(server.url)
  await signIn(straight, { username: 'wang', password, device: { id: 'd_wang', name: 'test' } })
  const world: typeof straight = {
    ...straight,
    origin: line.url,
    fetch(input, init) {
      const { body } = init ?? {}
      requests.push({
        method: init?.method ?? 'GET',
        bytes: body instanceof ArrayBuffer ? body.byteLength : 0,
      })
      return straight.fetch(input, init)
    },
  }
  street = await openStreet(seed)
  device = await street.phone().ready({
    photos: {
      line: httpPhotoLine(world),
      encode: async (source) => ({ bytes: await source.arrayBuffer(), mime: 'image/jpeg' }),
      sha256: async (bytes) => sha256(new Uint8Array(bytes)),
      spaceLeft: async () => null,
    },
  })
})
afterEach(async () => {
  await device.close()
  await line.close()
  await server.close()
})

/** Lets time pass, with real turns of the line between, until the photos have gone or patience ends. */
async function untilDelivered(): Promise<void> {
  for (let turn = 0; turn < 3_000 && (await device.photos!.status()).waiting; turn++) {
    await street.time.pass(2_000)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const atServer = (name: string) =>
  server.context.store.read(({ blobs }) => blobs.get(name)).then((blob) => blob?.state)

it('[B2] an answer that was cut off inside its head is none, whatever it seems to say', async () => {
  const world = (status: number) => ({
    fetch: async () => new Response(null, { status }),
    scheduler: street.time,
  })
  const part = { sha256: 'a'.repeat(64), offset: 0, size: 9, bytes: new ArrayBuffer(9) }
  for (const status of [204, 409]) {
    const asked = httpPhotoLine(world(status)).append(part)
    await expect(asked).rejects.toMatchObject({ code: 'offline' })
  }
  await expect(httpPhotoLine(world(200)).standing(part.sha256)).rejects.toMatchObject({ code: 'offline' })
})

describe('over a line that breaks at random', () => {
  it('[B2] a photo arrives byte-exact, though it is cut off more than 30 times', async () => {
    const photo = jpeg({ size: 1_900_000 })
    const name = await device.photos!.add(new Blob([new Uint8Array(photo)]))
    await untilDelivered()
    expect(line.cuts.up + line.cuts.down).toBeGreaterThanOrEqual(30)
    expect(line.cuts.down).toBeGreaterThan(0)
    expect(await atServer(name)).toBe('whole')
    const arrived = await server.phone('wang').then((wang) => wang.call('GET', `/api/blobs/${name}`))
    const bytes = Buffer.from(await arrived.arrayBuffer())
    expect([bytes.equals(photo), sha256(bytes)]).toEqual([true, name])
    const waste = line.sent() / photo.length - 1
    console.log(
      `${line.cuts.up} cuts on the way up, ${line.cuts.down} on the way back, ${requests.length} requests; ` +
        `${(waste * 100).toFixed(1)} % more than the photo went up, headers included`,
    )
    expect(waste).toBeLessThan(0.5)
  })

  it('[B1] several photos and text do not wait for each other', async () => {
    const photos = [300_000, 5_000, 120_000].map((size) => jpeg({ size }))
    for (const photo of photos) await device.photos!.add(new Blob([new Uint8Array(photo)]))
    await device.save([household('r_1')])
    expect((await device.sync()).unsent).toBe(0)
    await untilDelivered()
    expect(await Promise.all(photos.map((photo) => atServer(sha256(photo))))).toEqual([
      'whole',
      'whole',
      'whole',
    ])
  })
})
