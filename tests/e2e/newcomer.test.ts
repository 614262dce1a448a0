import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { demoPassword, Phone } from './support/phone.ts'

let server: TestServer
let phone: Phone

beforeAll(async () => {
  server = await startServer()
  phone = await Phone.switchOn(server.url)
})

afterAll(async () => {
  await phone?.switchOff()
  await server?.stop()
})

/**
 * Somebody with a name, a password and an old person to look after, who reads nothing: presses the coloured button
 * where there is one, and where the app brings them to a question takes the first answer.
 */
test('a newcomer finds from the first screen to a delivered elder visit by the coloured buttons alone', async () => {
  const { page } = phone
  await page.goto('/')
  const [name, password] = [page.locator('form input').nth(0), page.locator('form input').nth(1)]
  await name.fill('worker09')
  await password.fill(demoPassword)
  await coloured(page).click()
  const elder = page.locator('[data-due^="elder:"]').first()
  await elder.waitFor({ timeout: 60_000 })
  await elder.click()
  await page.waitForURL('**/elder-visit/*')

  const done = () => page.url().includes('/record/elderVisit/')
  let taps = 0
  for (; taps < 60 && !done(); taps++) {
    const question = page.locator('[data-item]:focus-within, [data-item]:focus').first()
    const open = question.locator('label:has(input[type=radio])')
    const isAsked = (await open.count()) > 0 && (await question.locator('input:checked').count()) === 0
    await (isAsked ? open.first() : coloured(page)).click()
    await page.waitForTimeout(150)
  }
  expect(done(), `after ${taps} taps it says: ${await page.locator('main').innerText()}`).toBe(true)
  await page.locator('[data-testid="delivery"].delivered').waitFor({ timeout: 30_000 })
  expect(phone.complaints).toEqual([])
}, 180_000)

/** The one that stands out; the last of them where a sheet lies over the screen. */
const coloured = (page: Page): Locator =>
  page.locator('.action.main:visible:enabled, button[type=submit]:visible').last()
