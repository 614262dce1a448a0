import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
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
    await shoot('#203040')
    await card().getByText('照片 1/').waitFor()
    await shoot('#806040')
    await card().getByText('照片 2/').waitFor()
    await shoot('#ff0000')
    await expect.poll(() => thumbs().count()).toBe(3)
    await thumbs().nth(2).click()
    await phone.button('删掉这张').click()
    await phone.button('确定删掉').click()
    await expect.poll(() => thumbs().count()).toBe(2)
    expect(await thumbs().first().locator('img').evaluate(isDrawn)).toBe(true)
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
    await phone.page.getByText('照片 0 张已送达 / 共 2 张').waitFor()
    await phone.go('/me/sync')
    await phone.page.getByText(/2 张照片（.* MB）还在这台手机上/).waitFor()
  })

  test('arrive whole, by their names, and the phone says so only then', async () => {
    await phone.offline(false)
    await phone.go('/')
    await signInAgain()
    await phone.untilAllDelivered()
    await phone.go(`/record/houseInspection/${inspection}`)
    await phone.page.getByText('照片 2 张全部已送达').waitFor({ timeout: 30_000 })
    const answers = (await office.record(inspection))!.body.answers as Record<string, { photos: string[] }>
    names = answers[item]!.photos
    expect(names).toHaveLength(2)
    for (const name of names) {
      const { bytes, type } = await office.photo(name)
      expect(type).toBe('image/jpeg')
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(name)
    }
    expect(phone.complaints).toEqual([])
  })

  test('are seen by the supervisor at the desk', async () => {
    const desk = await openDesk(browser, server.url, 'secretary03')
    await desk.goto(`/desk/review/${inspection}`)
    const shown = desk.locator(`img[src="/api/blobs/${names[0]}"]`).first()
    await shown.scrollIntoViewIfNeeded()
    await expect.poll(() => shown.evaluate(isDrawn)).toBe(true)
  })

  const card = () => phone.page.locator(`[data-item="${item}"]`)
  const thumbs = () => card().locator('.strip > button.small')
  const isDrawn = (image: unknown) => (image as HTMLImageElement).naturalWidth > 0

  /** What the camera gives: a JPEG, drawn here because there is nothing to photograph. */
  async function jpeg(page: Page, colour: string): Promise<Buffer> {
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

  async function shoot(colour: string): Promise<void> {
    const picture = await jpeg(phone.page, colour)
    const chooser = phone.page.waitForEvent('filechooser')
    await card().getByRole('button', { name: '拍照' }).click()
    await (await chooser).setFiles({ name: 'camera.jpg', mimeType: 'image/jpeg', buffer: picture })
  }

  /** A browser that was killed may have forgotten its cookie. */
  async function signInAgain(): Promise<void> {
    const link = phone.link('去登录')
    await phone.page
      .getByText(/全部已送达|去登录/)
      .first()
      .waitFor({ timeout: 30_000 })
    if (!(await link.isVisible())) return
    await link.click()
    await phone.enterPassword()
  }
})
