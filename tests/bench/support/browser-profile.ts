import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { launchKeptBrowser } from '#tests/support/browser.ts'
import type { BenchPage } from '../pages/bench-page.ts'

export interface Cookie {
  readonly name: string
  readonly value: string
}

/** Far longer than the slowest thing takes. */
const mostMs = 120_000

/** A Chromium with a profile of its own on the disk: what a private window keeps is in memory and proves nothing. */
export class Profile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'gridwalk-bench-'))
  readonly #url: string
  readonly #cookies: readonly Cookie[]
  #context!: BrowserContext
  page!: Page

  private constructor(url: string, cookies: readonly Cookie[]) {
    this.#url = url
    this.#cookies = cookies
  }

  static async open(url: string, cookies: readonly Cookie[] = []): Promise<Profile> {
    const profile = new Profile(url, cookies)
    await profile.#launch()
    return profile
  }

  async #launch(): Promise<void> {
    this.#context = await launchKeptBrowser(this.#folder, {
      isMobile: false,
      hasTouch: false,
      deviceScaleFactor: 1,
    })
    this.#context.setDefaultTimeout(180_000)
    const { origin } = new URL(this.#url)
    if (this.#cookies.length)
      await this.#context.addCookies(this.#cookies.map((one) => ({ ...one, url: origin })))
    this.page = this.#context.pages()[0] ?? (await this.#context.newPage())
    this.page.on('pageerror', (error) => console.error(`  page: ${error.message}`))
    this.page.on('console', (message) => {
      if (message.type() === 'error') console.error(`  page: ${message.text()}`)
    })
    await this.page.goto(this.#url)
    await this.page.waitForFunction(() => 'bench' in globalThis, null, { timeout: 60_000, polling: 50 })
  }

  /** Closes the browser and opens it again over what it kept. */
  async relaunch(): Promise<void> {
    await this.#context.close()
    await this.#launch()
  }

  async offline(isOffline: boolean): Promise<void> {
    await this.#context.setOffline(isOffline)
  }

  /** Runs one of the page's measures. Rejects when it does not come to an end. */
  call<K extends keyof BenchPage>(
    name: K,
    ...words: Parameters<Required<BenchPage>[K]>
  ): ReturnType<Required<BenchPage>[K]> {
    const done = this.page.evaluate(
      async ([method, given]) => {
        const { bench } = globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }
        try {
          return await bench[method]?.(...given)
        } catch (error) {
          // Some libraries throw what says nothing once it has left the page.
          throw error instanceof Error ? error : new Error(JSON.stringify(error))
        }
      },
      [name, words] as [string, unknown[]],
    )
    let timer: NodeJS.Timeout
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${name} took more than ${mostMs / 1000} s`)), mostMs)
    })
    return Promise.race([done, late]).finally(() => clearTimeout(timer)) as ReturnType<Required<BenchPage>[K]>
  }

  /** Bytes of heap that are used, before and after the garbage is gone. */
  async heap(): Promise<{ readonly before: number; readonly after: number }> {
    const line = await this.#context.newCDPSession(this.page)
    const used = async () =>
      ((await line.send('Runtime.getHeapUsage')) as unknown as { usedSize: number }).usedSize
    const before = await used()
    await line.send('HeapProfiler.collectGarbage')
    const after = await used()
    await line.detach()
    return { before, after }
  }

  async close(): Promise<void> {
    await this.#context.close()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}
