import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { openDesk } from './support/desk-screen.ts'
import { fillInspection } from './support/forms.ts'
import { Office } from './support/office.ts'
import { Phone } from './support/phone.ts'

const item = 'fr_stair'

describe('an inspection that is sent back', () => {
  let server: TestServer
  let browser: Browser
  let office: Office
  let phone: Phone
  let desk: Page
  let inspection: string

  beforeAll(async () => {
    server = await startServer()
    office = await Office.open(server)
    browser = await launchBrowser()
    phone = await Phone.switchOn(server.url)
    await phone.signIn('worker09')
    await phone.untilKeptOffline()
    await phone.go(`/inspection/${await phone.someId('/', 'inspection')}`)
    await fillInspection(phone, {})
    await phone.button('提交排查').click()
    await phone.page.waitForURL('**/record/houseInspection/*')
    inspection = phone.recordId
    await phone.untilAllDelivered()
    desk = await openDesk(browser, server.url, 'secretary03')
  })

  afterAll(async () => {
    await phone?.switchOff()
    await browser?.close()
    await server?.stop()
  })

  test('the supervisor writes a remark on one item and sends it back', async () => {
    await desk.goto(`/desk/review/${inspection}`)
    await desk.getByRole('button', { name: /看全部/ }).click()
    await desk.getByRole('button', { name: '写意见 · 楼梯开裂、松动' }).click()
    await desk.getByLabel('对“楼梯开裂、松动”的意见').fill('二楼转角请再看一遍')
    await desk.getByRole('button', { name: /退回/ }).click()
    await desk.getByLabel('退回说明（必填）').fill('楼梯一项请补')
    await desk.getByRole('button', { name: /退回（1/ }).click()
    await expect.poll(async () => (await office.record(inspection))!.body.status).toBe('returned')
  })

  test('it appears in Today, opens on that item, and is corrected with no network', async () => {
    const { page } = phone
    await phone.go('/')
    const row = page.locator(`a[href*="record=${inspection}"]`)
    await row.waitFor({ timeout: 30_000 })
    await server.kill9()
    await phone.offline()
    await row.click()
    const card = page.locator(`[data-item="${item}"]`)
    await card.getByText('二楼转角请再看一遍').waitFor()
    await expect.poll(() => isOnScreen(item)).toBe(true)
    await card.getByRole('radio', { name: '有裂缝', exact: true }).check()
    await phone.button('改好了，重新提交').click()
    await page.waitForURL('**/record/houseInspection/*')
    await page.getByText('只在本机，等待送达').waitFor()
  })

  test('it comes back to the supervisor with what was changed', async () => {
    await server.restart()
    await phone.offline(false)
    await phone.go('/')
    await phone.untilAllDelivered()
    await expect.poll(async () => (await office.record(inspection))!.body.status).toBe('submitted')
    await desk.goto(`/desk/review/${inspection}`)
    const diff = desk.locator('section:has(> h2:text-is("退回后改了什么"))')
    await diff.getByText('楼梯开裂、松动').waitFor()
    expect(await diff.innerText()).toContain('二楼转角请再看一遍')
    expect(await diff.innerText()).toContain('有裂缝')
    await desk.getByRole('button', { name: '通过' }).click()
  })

  const isOnScreen = (id: string) =>
    phone.page.locator(`[data-item="${id}"]`).evaluate((card) => {
      const { top, bottom } = card.getBoundingClientRect()
      return top < innerHeight && bottom > 0
    })
})
