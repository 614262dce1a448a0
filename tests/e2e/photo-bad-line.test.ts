import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPhoto } from '#domain/photos/read-photo.ts'
import { sha256 } from '#tests/support/pictures.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { type CuttingLine, cuttingLine } from '../sync/cutting-line.ts'
import { Seeded } from '../sync/seeded.ts'
import { Phone } from './support/phone.ts'

describe('a phone on a line that breaks at random', () => {
  let server: TestServer
  let line: CuttingLine
  let phone: Phone
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

  beforeAll(async () => {
    console.log(`seed ${seed}`)
    server = await startServer()
    const chance = new Seeded(seed)
    line = await cuttingLine(server.url, { random: () => chance.below(1e9) / 1e9, longest: 50_000 })
    line.turn('good')
    phone = await Phone.switchOn(line.url)
    await phone.signIn('worker09')
  })

  afterAll(async () => {
    await phone?.switchOff()
    await line?.close()
    await server?.stop()
  })

  test('[B2] delivers a photo byte-exact, though the line is cut more than 30 times on the way', async () => {
    await phone.go('/matter/new')
    const picture = await noisyPhoto(phone.page)
    // The page itself comes over this line, too.
    await phone.button('拍照').waitFor()
    line.turn('bad')
    const chooser = phone.page.waitForEvent('filechooser')
    await phone.button('拍照').click()
    await (await chooser).setFiles({ name: 'camera.jpg', mimeType: 'image/jpeg', buffer: picture })
    await expect.poll(() => photosAt(server).length, { timeout: 100_000, interval: 500 }).toBe(1)
    const [path] = photosAt(server)
    const bytes = readFileSync(path!)
    expect(path!.endsWith(sha256(bytes))).toBe(true)
    expect(readPhoto(bytes)).toEqual({ mime: 'image/jpeg', width: 1600, height: 1200 })
    const { up, down } = line.cuts
    console.log(`${bytes.length} bytes, ${up} cuts on the way up, ${down} on the way back`)
    expect(up + down).toBeGreaterThanOrEqual(30)
    line.turn('good')
    await phone.go('/')
    await phone.untilAllDelivered()
  })
})

/** The whole photos in the server's folder. */
function photosAt({ data }: TestServer): string[] {
  const folder = join(data, 'photos')
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return names
      .filter((name) => /^[0-9a-f]{2}[/\\][0-9a-f]{64}$/.test(name))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** Chance in every pixel: it stays large, however it is encoded. */
async function noisyPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1600
    canvas.height = 1200
    const pen = canvas.getContext('2d')!
    const image = pen.createImageData(1600, 1200)
    for (let i = 0; i < image.data.length; i++) image.data[i] = i % 4 === 3 ? 255 : Math.random() * 256
    pen.putImageData(image, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1]!
  })
  return Buffer.from(base64, 'base64')
}
