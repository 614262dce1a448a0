import type { Browser, BrowserContext, Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { phoneContext } from '#tests/support/browser.ts'
import { onPageDevice, type PageDevice } from '../support/on-page-device.ts'
import type { Bag, Row } from './rows.ts'

export interface Write {
  readonly type: string
  readonly scope: string
  readonly body: Bag
  /** A log is handed in in the same save. */
  readonly submit: boolean
}

export interface Saved {
  readonly id: string
  readonly type: string
}

/** Runs in the page before anything else: the phone's clock goes as fast as any, and is wrong. */
function shiftClock(shift: number): void {
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given: unknown[]) {
      if (given.length) super(...(given as [number]))
      else super(Real.now() + shift)
    }
    static override now(): number {
      return Real.now() + shift
    }
  } as DateConstructor
}

const cellOf = (cell: unknown): string | number => (typeof cell === 'number' ? cell : String(cell ?? ''))

/** A worker's phone for a week: its clock is off by `skewMs`, it is switched on each day and can lose its tab. */
export class WeekPhone {
  readonly username: string
  readonly skewMs: number
  readonly #context: BrowserContext
  readonly complaints: string[] = []
  page!: Page

  private constructor(context: BrowserContext, username: string, skewMs: number) {
    this.#context = context
    this.username = username
    this.skewMs = skewMs
  }

  static async bring(browser: Browser, url: string, username: string, skewMs: number): Promise<WeekPhone> {
    const context = await phoneContext(browser, { baseURL: url })
    context.setDefaultTimeout(20_000)
    return new WeekPhone(context, username, skewMs)
  }

  /** A new tab at a true time, with a network or without. */
  async open(trueNow: number, offline: boolean): Promise<void> {
    await this.page?.close()
    await this.#context.setOffline(offline)
    this.page = await this.#context.newPage()
    this.page.on('pageerror', (error) => this.complaints.push(String(error)))
    await this.page.addInitScript('globalThis.__name = (named) => named')
    await this.page.addInitScript(shiftClock, trueNow + this.skewMs - Date.now())
    await this.page.goto('/')
  }

  async signIn(password: string): Promise<void> {
    await this.page.getByLabel('用户名').fill(this.username)
    await this.page.getByLabel('密码', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: '登录', exact: true }).click()
    await this.listed()
    await this.delivered()
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  }

  async listed(): Promise<void> {
    await this.page.locator('[data-due]').first().waitFor()
  }

  async offline(offline: boolean): Promise<void> {
    await this.#context.setOffline(offline)
  }

  /** Ends the page as a phone short of memory does: nothing is said to anybody. */
  async killTab(): Promise<void> {
    const line = await this.#context.newCDPSession(this.page)
    const gone = new Promise((resolve) => this.page.once('crash', resolve))
    void line.send('Page.crash').catch(() => undefined)
    await gone
  }

  /** Exchanges with the server until it has everything. */
  async delivered(): Promise<void> {
    await this.#device(async (device) => {
      for (let n = 0; n < 40; n++) {
        await device.sync()
        if (device.status.unsent === 0 && device.status.ready) return
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error(`still unsent: ${device.status.unsent}`)
    }, null)
  }

  user(): Promise<string> {
    return this.#device((device) => device.user.id, null)
  }

  now(): Promise<number> {
    return this.#device((device) => device.now(), null)
  }

  /** Everything on the phone, as plain data. */
  rows(): Promise<(Row & { readonly rev: number })[]> {
    return this.#device(
      (device) =>
        [...device.scopes().keys()]
          .flatMap((scope) => device.records.inScope(scope))
          .map(({ id, type, scope, state, rev, createdAt, updatedAt, createdBy, body }) => ({
            id,
            type,
            scope,
            state,
            rev,
            createdAt,
            updatedAt,
            createdBy,
            body,
          })),
      null,
    )
  }

  /** Saves as a form does: the log and its handing in, in one transaction. */
  save(write: Write): Promise<Saved> {
    return this.#device(async (device, { type, scope, body, submit }) => {
      const id = device.newId()
      const about = { type, record: id }
      await device.save([
        { op: 'create', ...about, scope, body },
        ...(submit ? [{ op: 'command', ...about, command: 'submit', args: {} }] : []),
      ])
      return { id, type }
    }, write)
  }

  /** The lines of 今日 that stand on the screen: key and chip. */
  async lines(): Promise<Record<string, string>> {
    await this.page.evaluate(async () => {
      const more = () =>
        [...document.querySelectorAll('main button')].find((one) =>
          one.textContent.trim().startsWith('再显示'),
        )
      for (let button = more(); button; button = more()) {
        ;(button as HTMLElement).click()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })
    return this.page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll('[data-due]')].map((row) => [
          row.getAttribute('data-due')!,
          row
            .querySelector('.chip')
            ?.textContent.replaceAll(/[●▲■◆◇⬆]/g, '')
            .trim() ?? '',
        ]),
      ),
    )
  }

  /** The figures of the month that stand on the screen: `36 / 102` by their names. */
  async rates(): Promise<Record<string, string>> {
    await this.page.goto('/month')
    await this.page.locator('.figure').first().waitFor()
    return this.page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll('.figure')].map((figure) => [
          figure.querySelector('.label')!.textContent.trim(),
          figure.querySelector('.number')!.textContent.split('·')[0]!.trim(),
        ]),
      ),
    )
  }

  /** How many lines each ledger of the month has, by its name. */
  async ledgers(): Promise<Record<string, number>> {
    await this.page.goto('/me/ledgers')
    const rows = this.page.locator('main li')
    await rows.first().waitFor()
    // Each count comes when it is reckoned.
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll('main li')].every((row) => /本月 \d+ 条/.test(row.textContent ?? '')),
    )
    const texts = await rows.allInnerTexts()
    return Object.fromEntries(
      texts.map((text) => [text.split('\n')[0]!.trim(), Number(/本月 (\d+) 条/.exec(text)?.[1])]),
    )
  }

  /** A ledger of the month as the Excel file that the phone writes: its lines by their headings. */
  async ledger(name: string): Promise<Record<string, string | number>[]> {
    await this.page.goto('/me/ledgers')
    await this.page.getByRole('link', { name }).click()
    const button = this.page.getByRole('button', { name: '导出 Excel' })
    await button.waitFor()
    const [file] = await Promise.all([this.page.waitForEvent('download'), button.click()])
    const [, headings = [], ...rows] = await readSheet(await file.path())
    // The last line says who made the file.
    return rows
      .slice(0, -1)
      .map((row) => Object.fromEntries(headings.map((heading, n) => [String(heading), cellOf(row[n])])))
  }

  #device<T, A>(work: (device: PageDevice, given: A) => T | Promise<T>, given: A): Promise<T> {
    return onPageDevice(this.page, work, given)
  }

  close(): Promise<void> {
    return this.#context.close()
  }
}
