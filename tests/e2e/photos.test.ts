import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPhoto } from '#domain/photos/read-photo.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { sha256 } from '#tests/support/pictures.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { cameraPhoto } from './support/camera.ts'
import { openDesk } from './support/desk-screen.ts'
import { fillInspection } from './support/forms.ts'
import { Office } from './support/office.ts'
import { Phone } from './support/phone.ts'

const item = 'fr_stair'

describe('photos of an inspection', () => {
  let server: TestServer
  let browser: Browser
  let office: Office
  let phone: Phone
  let inspection: string
  let names: string[] = []

  beforeAll(async () => {
    server = await startServer()
    office = await Office.open(server)
    browser = await launchBrowser()
    phone = await Phone.switchOn(server.url)
    await phone.signIn('worker09')
    await phone.untilKeptOffline()
    await phone.go(`/inspection/${await phone.someId('/', 'inspection')}`)
  })

  afterAll(async () => {
    await phone?.switchOff()
    await browser?.close()
    await server?.stop()
  })

  test('are taken without a network, shown small, and one taken by mistake is removed', async () => {
    await phone.offline()
    await fillInspection(phone, { [item]: '有裂缝' })
    await phone.page.getByRole('button', { name: /楼梯开裂、松动 · 缺/ }).click()
    await card().getByText('照片 0/').waitFor()
    await shoot(await cameraPhoto(phone.page))
    await card().getByText('照片 1/').waitFor()
    await shoot(await drawn(phone.page, '#806040'))
    await expect.poll(() => thumbs().count()).toBe(2)
    await shoot(await drawn(phone.page, '#ff0000'))
    await expect.poll(() => thumbs().count()).toBe(3)
    await thumbs().nth(2).click()
    await phone.button('删掉这张').click()
    await phone.button('确定删掉').click()
    await expect.poll(() => thumbs().count()).toBe(2)
    await expect.poll(() => thumbs().first().locator('img').evaluate(longestSide)).toBe(320)
    await look('taken')
    await thumbs().first().click()
    await expect.poll(() => large().evaluate(longestSide)).toBe(1600)
    await look('large')
    await phone.button('关闭').click()
  })

  test('that cannot be opened are refused in clear words, and all else stays', async () => {
    await shoot(Buffer.from('\0\0\0\x18ftypheic'), 'image/heic')
    await card().getByText('手机打不开这张照片').waitFor()
    await look('undecodable')
    await expect.poll(() => thumbs().count()).toBe(2)
  })

  test('outlive a killed browser, also while the camera is open', async () => {
    const chooser = phone.page.waitForEvent('filechooser')
    await card().getByRole('button', { name: '拍照' }).click()
    await chooser
    const address = new URL(phone.page.url()).pathname
    await phone.kill()
    await phone.start({ offline: true })
    await phone.go(address)
    await phone.page.getByText('那张没能存下').first().waitFor()
    await phone.button('去看').click()
    await expect.poll(() => thumbs().count()).toBe(2)
  })

  test('are handed in with the record, which does not wait for them', async () => {
    await fillInspection(phone, {})
    await phone.button('提交排查').click()
    await phone.page.waitForURL('**/record/houseInspection/*')
    inspection = phone.recordId
    await phone.page.getByText('照片 已送达 0/2').waitFor()
    await look('record-held')
    await phone.go('/me/sync')
    await phone.page.getByText(/2 张照片（.* MB）还在这台手机上/).waitFor()
    await look('sync-held')
  })

  test('of a record whose words have arrived keep it from being green', async () => {
    await phone.page.route('**/api/blobs/**', (route) => route.abort())
    await phone.offline(false)
    await phone.go('/')
    await signInAgain()
    await phone.page.getByText('记录已送达 · 2 张照片待送').first().waitFor({ timeout: 60_000 })
    await phone.go(`/record/houseInspection/${inspection}`)
    await phone.page.getByText('文字已送达').waitFor({ timeout: 30_000 })
    await phone.page.getByText('照片 已送达 0/2').waitFor()
    expect(await phone.page.getByTestId('delivery').getAttribute('class')).toContain('waiting')
    await look('record-words-delivered')
    await phone.go('/me/sync')
    await phone.page.getByText('照片还没送完的').waitFor()
    await look('sync-words-delivered')
    await phone.page.unroute('**/api/blobs/**')
  })

  test('arrive whole, by their names, and the phone says so only then', async () => {
    await phone.go('/')
    await phone.untilAllDelivered()
    await phone.go(`/record/houseInspection/${inspection}`)
    await phone.page.getByText('照片 2 张全部已送达').waitFor({ timeout: 30_000 })
    expect(await phone.page.getByTestId('delivery').getAttribute('class')).toContain('delivered')
    await look('record-delivered')
    const answers = (await office.record(inspection))!.body.answers as Record<string, { photos: string[] }>
    names = answers[item]!.photos
    expect(names).toHaveLength(2)
    for (const name of names) {
      const { bytes, type } = await office.photo(name)
      expect(type).toBe('image/jpeg')
      expect(sha256(bytes)).toBe(name)
    }
    expect(phone.complaints).toEqual([])
  })

  test('that a camera wrote lie upright, no larger than needed, and say nothing of where they were taken', async () => {
    const { bytes } = await office.photo(names[0]!)
    expect(readPhoto(bytes)).toEqual({ mime: 'image/jpeg', width: 1200, height: 1600 })
    expect(Buffer.from(bytes).includes('Exif')).toBe(false)
    expect(await phone.page.evaluate(topAndBottom, names[0]!)).toEqual(['blue', 'green'])
  })

  test('are seen by the supervisor at the desk', async () => {
    const desk = await openDesk(browser, server.url, 'secretary03')
    await desk.goto(`/desk/review/${inspection}`)
    const shown = desk.locator(`img[src="/api/blobs/${names[0]}/thumb"]`).first()
    await shown.scrollIntoViewIfNeeded()
    await expect.poll(() => shown.evaluate(longestSide)).toBe(320)
    await look('desk', desk)
  })

  const card = () => phone.page.locator(`[data-item="${item}"]`)
  const thumbs = () => card().locator('.strip > button.small')
  const large = () => phone.page.locator('dialog .picture img')

  /** Where pictures go when somebody wants to look: `SCREENS=folder npm run test:e2e`. */
  async function look(name: string, page = phone.page): Promise<void> {
    const folder = process.env.SCREENS
    if (!folder) return
    mkdirSync(folder, { recursive: true })
    for (const style of ['light', 'dark', 'senior']) {
      await page.emulateMedia({ colorScheme: style === 'dark' ? 'dark' : 'light' })
      await page.evaluate(
        (size) => {
          document.documentElement.dataset.size = size
        },
        style === 'senior' ? 'senior' : 'normal',
      )
      await page.screenshot({ path: `${folder}/photos-${name}-${style}.png` })
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.evaluate(() => void (document.documentElement.dataset.size = 'normal'))
  }

  /** A picture of one colour, drawn here because there is nothing to photograph. */
  async function drawn(page: Page, colour: string): Promise<Buffer> {
    const base64 = await page.evaluate((fill) => {
      const canvas = document.createElement('canvas')
      canvas.width = 2000
      canvas.height = 1500
      const pen = canvas.getContext('2d')!
      pen.fillStyle = fill
      pen.fillRect(0, 0, 2000, 1500)
      return canvas.toDataURL('image/jpeg').split(',')[1]!
    }, colour)
    return Buffer.from(base64, 'base64')
  }

  async function shoot(picture: Buffer, mimeType = 'image/jpeg'): Promise<void> {
    const chooser = phone.page.waitForEvent('filechooser')
    await card().getByRole('button', { name: '拍照' }).click()
    await (await chooser).setFiles({ name: 'camera', mimeType, buffer: picture })
  }

  /** A browser that was killed may have forgotten its cookie. */
  async function signInAgain(): Promise<void> {
    const link = phone.link('去登录')
    await phone.page
      .getByText(/记录已送达|去登录/)
      .first()
      .waitFor({ timeout: 30_000 })
    if (!(await link.isVisible())) return
    await link.click()
    await phone.enterPassword()
  }
})

function longestSide(image: unknown): number {
  const { naturalWidth, naturalHeight } = image as HTMLImageElement
  return Math.max(naturalWidth, naturalHeight)
}

/** What colour a photo has at its top and at its bottom, as the server gives it. */
async function topAndBottom(name: string): Promise<string[]> {
  const answer = await fetch(`/api/blobs/${name}`)
  const bitmap = await createImageBitmap(await answer.blob())
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  const pen = canvas.getContext('2d')!
  pen.drawImage(bitmap, 0, 0)
  return [0.1, 0.9].map((part) => {
    const [, green, blue] = pen.getImageData(bitmap.width / 2, bitmap.height * part, 1, 1).data
    return blue! > green! ? 'blue' : 'green'
  })
}
