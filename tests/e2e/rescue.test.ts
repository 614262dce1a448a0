import { mkdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { sha256 } from '#tests/support/pictures.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { cameraPhoto } from './support/camera.ts'
import { openDesk } from './support/desk-screen.ts'
import { axeFindings } from './support/look.ts'
import { Office } from './support/office.ts'
import { Phone } from './support/phone.ts'

const summary = '老人说夜里咳嗽，已告诉社区医生'

describe('work that cannot be sent', () => {
  let server: TestServer
  let browser: Browser
  let office: Office
  let author: Phone
  let colleague: Phone
  let visit: string
  let file: Buffer
  /** The author's name and id. */
  let name: string
  let own: string

  beforeAll(async () => {
    server = await startServer()
    office = await Office.open(server)
    browser = await launchBrowser()
    author = await Phone.switchOn(server.url)
    await author.signIn('worker09')
    await author.untilKeptOffline()
    await author.untilAllDelivered()
    own = await author.page.evaluate(async () => {
      const answer = await fetch('/api/session')
      return ((await answer.json()) as { user: { id: string } }).user.id
    })
    await author.go('/me')
    name = await author.page.getByRole('heading', { level: 1 }).innerText()
    // The key comes after the first whole exchange.
    await author.go('/me/rescue')
    await author.page.getByText('没有要救的').waitFor()
    colleague = await Phone.switchOn(server.url)
    await colleague.signIn('worker01')
  })

  afterAll(async () => {
    await author?.switchOff()
    await colleague?.switchOff()
    await browser?.close()
    await server?.stop()
  })

  test('[X1] is put into one file with its photos, without a network', async () => {
    const { page } = author
    await author.offline()
    await author.go('/grid')
    await page.locator('a[href^="/grid/building/"]').first().click()
    await page.locator('a[href^="/grid/household/"]').first().click()
    await author.link('记走访').click()
    await page.getByRole('button', { name: '家中正常,没有困难' }).click()
    await page.getByLabel('情况记录').first().fill(summary)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '拍照' }).first().click()
    await (await chooser).setFiles({ name: 'c', mimeType: 'image/jpeg', buffer: await cameraPhoto(page) })
    await page.locator('.strip > button.small').first().waitFor()
    await author.button('保存走访').click()
    await page.waitForURL('**/record/visit/*')
    visit = author.recordId
    await author.go('/me/sync')
    await author.link('送不出去时，请同事代送').click()
    await page.getByText('照片 1 张').waitFor()
    await look('make', page)
    await author.button('做急救文件').click()
    await page.getByText('急救文件做好了').waitFor()
    const download = page.waitForEvent('download')
    await author.button('存到手机里').click()
    const saved = await download
    expect(saved.suggestedFilename()).toMatch(/^wanggexing-\d{12}\.gwrescue$/)
    file = readFileSync(await saved.path())
    await look('made', page)
    for (const word of [summary, 'worker09', visit]) expect(file.includes(word)).toBe(false)
  })

  test('[X2] in a file that was cut off is refused in clear words, and nothing of it arrives', async () => {
    await colleague.go('/me')
    await colleague.link(/送达同事的急救文件/).click()
    await look('deliver', colleague.page)
    await bring(file.subarray(0, file.length - 1000))
    await colleague.page.getByText('文件没收全，或者在路上坏了').waitFor()
    await look('damaged', colleague.page)
    expect(await office.record(visit)).toBeNull()
  })

  test('[P2] is delivered by a colleague three times, and arrives once, under its author’s name', async () => {
    const { page } = colleague
    await bring(file)
    await page.getByText(/这次送达 \d+ 笔/).waitFor({ timeout: 30_000 })
    await page.getByText('这次送达 1 张').waitFor()
    expect(await page.locator('.slip').innerText()).toContain(name)
    await look('slip', page)
    const first = (await office.record(visit))!
    for (let times = 0; times < 2; times++) {
      await colleague.go('/me/deliver')
      await bring(file)
      await page.getByText(/以前已送达 \d+ 笔/).waitFor({ timeout: 30_000 })
      expect(await page.getByText(/这次送达/).count()).toBe(0)
    }
    await look('slip-again', page)
    expect(await office.record(visit)).toEqual(first)
    expect(first.body.summary).toBe(summary)
    const [photo] = first.body.photos as { sha256: string }[]
    expect(sha256((await office.photo(photo!.sha256)).bytes)).toBe(photo!.sha256)
    expect(colleague.complaints).toEqual([])
  })

  test('is seen at the desk as the author’s', async () => {
    const desk = await openDesk(browser, server.url, 'secretary03')
    await desk.goto(`/desk/records/visit/${visit}`)
    await desk.getByText(summary).first().waitFor()
    await look('desk', desk)
    expect(await desk.getByText(name).count()).toBeGreaterThan(0)
    expect((await office.record(visit))!.createdBy).toBe(own)
  })

  test('turns green on the author’s phone by itself, with no doubles', async () => {
    const before = await office.record(visit)
    await author.offline(false)
    await author.go('/')
    await author.untilAllDelivered()
    await author.go(`/record/visit/${visit}`)
    await expect
      .poll(() => author.page.getByTestId('delivery').getAttribute('class'), { timeout: 30_000 })
      .toContain('delivered')
    expect(await office.record(visit)).toEqual(before)
    await author.go('/me/rescue')
    await author.page.getByText('没有要救的').waitFor()
    expect(author.complaints).toEqual([])
  })

  test.each([
    { theme: 'light', size: 'normal', language: 'en' },
    { theme: 'dark', size: 'normal', language: 'zh-CN' },
    { theme: 'light', size: 'senior', language: 'zh-CN' },
    { theme: 'dark', size: 'senior', language: 'en' },
  ])('is told so that everyone can read it: %o', async (preferences) => {
    const { page } = colleague
    await page.evaluate(
      (kept) => localStorage.setItem('gridwalk.preferences', JSON.stringify(kept)),
      preferences,
    )
    await colleague.go('/me/deliver')
    await bring(file)
    await page.locator('.slip').waitFor({ timeout: 30_000 })
    await look(`slip-${Object.values(preferences).join('-')}`, page)
    expect(await axeFindings(page)).toEqual([])
    await bring(Buffer.from('no rescue file'))
    await page.getByRole('alert').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  async function bring(buffer: Buffer): Promise<void> {
    await colleague.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.gwrescue', mimeType: 'application/octet-stream', buffer })
  }

  /** Where pictures go when somebody wants to look: `SCREENS=folder npm run test:e2e`. */
  async function look(name: string, page: Page): Promise<void> {
    const folder = process.env.SCREENS
    if (!folder) return
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: `${folder}/rescue-${name}.png`, fullPage: true })
  }
})
