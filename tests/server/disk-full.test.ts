import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { crowd } from '../crash/crowd.ts'
import { drainAll } from '../crash/pusher.ts'
import { verifySqliteSound } from '../crash/sqlite-sound.ts'
import { verifyWalks } from '../crash/walks-arrived.ts'
import { jpeg } from '../support/pictures.ts'
import { seed } from '../support/seed.ts'
import { smallDisk } from './support/small-disk.ts'
import { openStreet } from './support/street.ts'

const disk = smallDisk(12)
afterEach(() => disk?.free())
afterAll(() => disk?.remove())

describe.skipIf(!disk)('a server whose disk is full', () => {
  it('[P4] [P3] tells devices so, parks nothing, loses nothing, and goes on when there is space again', async () => {
    const street = await openStreet({ disk: disk!.path })
    const pushers = await crowd(street.context, 3, seed)
    const everybodyPushes = async () => {
      for (const pusher of pushers) {
        pusher.write()
        await pusher.exchange(street.url)
      }
    }
    for (let round = 0; round < 5; round++) await everybodyPushes()
    disk!.fill()
    // What is already its own, the write-ahead log still takes.
    const isRefused = () => pushers.every(({ told }) => (told.get('serverFull') ?? 0) > 2)
    for (let round = 0; round < 300 && !isRefused(); round++) await everybodyPushes()
    expect(isRefused()).toBe(true)
    expect([...new Set(pushers.flatMap(({ told }) => [...told.keys()]))]).toEqual(['serverFull'])
    const { cookie } = pushers[0]!.device.account
    const read = await fetch(`${street.url}/api/session`, { headers: { cookie } })
    expect(read.status, 'reading goes on').toBe(200)

    disk!.free()
    await drainAll(pushers, street.url)
    const sound = await verifyWalks(street.context.store, pushers)
    expect(sound.acknowledged).toBeGreaterThan(0)
    expect(street.said()).not.toContain('was parked')
    verifySqliteSound(join(street.folder, 'gridwalk.sqlite'))
    await street.close()
  })

  it('keeps nothing of a write that fills the disk in the middle, whatever is tried after that', async () => {
    const folder = mkdtempSync(join(disk!.path, 'store-'))
    const store = openSqliteStore({ file: join(folder, 'gridwalk.sqlite') })
    const megabyte = 'x'.repeat(1_000_000)
    const refused: unknown[] = []
    const write = store.write(async ({ meta, part }) => {
      await meta.set('first', 'x')
      for (let i = 0; i < 40; i++) {
        await part(() => meta.set(`large ${i}`, megabyte)).catch((error: unknown) => refused.push(error))
      }
    })
    await expect(write).rejects.toMatchObject({ code: 'serverFull' })
    expect(refused.length, 'it was full before the end').toBeGreaterThan(1)
    const kept = await store.read(({ meta }) =>
      Promise.all(['first', 'large 0', 'large 39'].map((key) => meta.get(key))),
    )
    expect(kept).toEqual([null, null, null])
    await store.write(({ meta }) => meta.set('first', 'again'))
    expect(await store.read(({ meta }) => meta.get('first'))).toBe('again')
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('[B4] [B2] refuses photos as serverFull and takes the rest of one when there is space', async () => {
    const street = await openStreet({ disk: disk!.path })
    await street.person('li', 'worker', { 'g:07/base': 'worker' })
    const li = await street.phone('li')
    const photo = jpeg({ size: 600_000 })
    const path = `/api/blobs/${createHash('sha256').update(photo).digest('hex')}`
    const send = (from: number, to: number) =>
      fetch(street.url + path, {
        method: 'PATCH',
        headers: {
          cookie: li.cookie,
          'content-type': 'application/octet-stream',
          'upload-offset': String(from),
          'upload-length': String(photo.length),
        },
        body: photo.slice(from, to),
      })
    expect((await send(0, 200_000)).status).toBe(204)
    disk!.fill()
    const refused = await send(200_000, photo.length)
    expect([refused.status, await refused.json()]).toEqual([507, { code: 'serverFull' }])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)

    disk!.free()
    const offset = Number((await li.call('HEAD', path)).headers.get('upload-offset'))
    expect(offset).toBe(200_000)
    expect((await send(offset, photo.length)).status).toBe(204)
    const whole = Buffer.from(await (await li.call('GET', path)).arrayBuffer())
    expect(whole.equals(photo)).toBe(true)
    await street.close()
  })
})
