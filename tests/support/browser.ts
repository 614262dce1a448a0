import { existsSync, readFileSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'

/** Without these, Chromium as root does not start, or asks hosts of its own for things no test needs. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}

const desktop: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}

function browserPath(): string {
  const named = process.env.CHROME_PATH
  if (named && existsSync(named)) return named
  try {
    return (JSON.parse(readFileSync('.cache/browser.json', 'utf8')) as { path: string }).path
  } catch {
    throw new Error('No browser is known: run "node sync-server/tasks/prepare.mjs --browser" first')
  }
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: flags })
}

/** A browser that keeps its data in a folder: for tests that kill it and look what is left. */
export function launchKeptBrowser(
  folder: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...phone,
    ...options,
    executablePath: browserPath(),
    args: flags,
  })
}

/** `phoneContext(browser, { baseURL: server.url, colorScheme: 'dark' })` */
export function phoneContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ ...phone, ...options })
}

export function desktopContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({ ...desktop, ...options })
}
