import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { launchKeptBrowser } from '#tests/support/browser.ts'

export const demoPassword = 'gridwalk-2026!'

/** A worker's phone: a real Chromium with a profile of its own, which outlives being switched off or killed. */
export class Phone {
  readonly #folder = mkdtempSync(join(tmpdir(), 'gridwalk-phone-'))
  readonly #url: string
  #context!: BrowserContext
  page!: Page
  /** What the page complained about; a test may demand that it is nothing. */
  readonly complaints: string[] = []

  private constructor(url: string) {
    this.#url = url
  }

  static async switchOn(url: string): Promise<Phone> {
    const phone = new Phone(url)
    await phone.start()
    return phone
  }

  async start({ offline = false } = {}): Promise<void> {
    this.#context = await launchKeptBrowser(this.#folder, { baseURL: this.#url })
    this.#context.setDefaultTimeout(15_000)
    await this.#context.setOffline(offline)
    this.page = this.#context.pages()[0] ?? (await this.#context.newPage())
    this.page.on('pageerror', (error) => this.complaints.push(String(error)))
  }

  async offline(offline = true): Promise<void> {
    await this.#context.setOffline(offline)
  }

  /** Ends the browser as the system does when memory is short: no goodbye to anyone. */
  async kill(): Promise<void> {
    const process_ = Number(readlinkSync(join(this.#folder, 'SingletonLock')).split('-').at(-1))
    const gone = new Promise((resolve) => this.#context.once('close', resolve))
    process.kill(process_, 'SIGKILL')
    await gone
  }

  /** Ends the browser politely; everything it keeps stays. */
  async close(): Promise<void> {
    await this.#context.close()
  }

  async switchOff(): Promise<void> {
    await this.close()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }

  async go(path: string): Promise<void> {
    await this.page.goto(path)
  }

  async signIn(username: string): Promise<void> {
    await this.page.goto('/')
    await this.page.getByLabel('用户名').fill(username)
    await this.enterPassword()
    await this.untilAllDelivered()
  }

  async enterPassword(): Promise<void> {
    await this.page.getByLabel('密码', { exact: true }).fill(demoPassword)
    await this.page.getByRole('button', { name: '登录', exact: true }).click()
  }

  /** Waits until the worker's phone can open without a network. */
  async untilKeptOffline(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await this.page.reload()
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  }

  async untilAllDelivered(): Promise<void> {
    await this.page.getByText('全部已送达').first().waitFor({ timeout: 60_000 })
  }

  /** A control of the page by its words. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name })
  }

  /** Follows the first link of each kind from a screen and returns the id that the last one names. */
  async someId(from: string, ...kinds: readonly string[]): Promise<string> {
    await this.go(from)
    for (const kind of kinds.slice(0, -1)) await this.page.locator(`a[href*="/${kind}/"]`).first().click()
    const last = this.page.locator(`a[href*="/${kinds.at(-1)!}/"]:not([href*="record="])`).first()
    return (await last.getAttribute('href'))!.split('/').at(-1)!.split('?')[0]!
  }

  /** The id of the record on screen, from its address. */
  get recordId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1)!
  }
}
