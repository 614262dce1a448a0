import type { Browser, Page } from 'playwright-core'
import { desktopContext } from '#tests/support/browser.ts'
import { demoPassword } from './phone.ts'

/** A supervisor at a desktop, signed in, with the desk open. */
export async function openDesk(browser: Browser, url: string, username: string): Promise<Page> {
  const context = await desktopContext(browser, { baseURL: url })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto('/desk')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '概况' }).waitFor()
  return page
}
