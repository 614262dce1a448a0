import { mkdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktopContext, launchBrowser, phoneContext } from '#tests/support/browser.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { fieldRoutes } from '#router/field-routes.ts'
import { axeFindings } from './support/look.ts'
import { demoPassword } from './support/phone.ts'

/** Where pictures go when somebody wants to look: `SCREENS=folder npm run test:e2e`. */
const folder = process.env.SCREENS

/**
 * Each language, colour and size is seen with every test; all of their pairs by `npm run test:screens`, which takes
 * six minutes.
 */
const everyLook = process.env.SCREENS_ALL !== undefined

type Look = 'light' | 'dark' | 'senior' | 'dark senior'
type Language = 'zh-CN' | 'en'

/** Runs in the page: until nothing has changed for a quarter of a second. */
const standsStill = () =>
  new Promise<void>((resolve) => {
    const done = () => {
      observer.disconnect()
      resolve()
    }
    let timer = setTimeout(done, 250)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(done, 250)
    })
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    setTimeout(done, 3000)
  })

describe('every screen can be read by everyone', () => {
  let server: TestServer
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    if (folder) mkdirSync(folder, { recursive: true })
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test.each<[Language, readonly Look[]]>(
    everyLook
      ? [
          ['zh-CN', ['light', 'dark', 'senior', 'dark senior']],
          ['en', ['light', 'dark', 'senior', 'dark senior']],
        ]
      : [
          ['zh-CN', ['light', 'dark senior']],
          ['en', ['dark']],
        ],
  )('on the phone in %s: %j', { timeout: 600_000 }, async (language, looks) => {
    const page = await signedIn(phoneContext, 'worker09', 'light', language)
    const screens = await phoneScreens(page)
    // A screen that nobody has thought of here is a screen that nobody has looked at.
    const unseen = fieldRoutes.map(({ name }) => String(name)).filter((name) => !(name in screens))
    expect(unseen).toEqual([])
    const paths = Object.entries(screens).flatMap(([name, all]) =>
      [all].flat().map((path, i) => [i ? `${name}-${i + 1}` : name, path] as const),
    )
    expect(await findingsOf(page, Object.fromEntries(paths), `phone-${language}`, looks)).toEqual({})
  })

  test('the action screen of an emergency', async () => {
    const page = await signedIn(phoneContext, 'worker09', 'light')
    await page.goto(`/inspection/${await idOf(page, '/', '/inspection/', ':not([href*="record="])')}`)
    await page
      .locator('[data-item="em_noise_debris"]')
      .getByRole('radio', { name: '有', exact: true })
      .check()
    await page.getByText('有险情，先救人').first().waitFor()
    expect(await look(page, 'phone-light-emergency')).toEqual([])
  })

  test('signing in', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await phoneContext(browser, { baseURL: server.url, colorScheme })
      const page = await context.newPage()
      await page.goto('/')
      await page.getByLabel('用户名').waitFor()
      expect(await look(page, `phone-${colorScheme}-sign-in`)).toEqual([])
      await context.close()
    }
  })

  test.each<Look>(everyLook ? ['light', 'dark'] : ['light'])('at the desk, %s', async (look) => {
    const page = await signedIn(desktopContext, 'secretary03', look)
    const screens = {
      overview: '/desk',
      rate: '/desk/rates/eldersOnTime',
      review: '/desk/review',
      conflicts: '/desk/conflicts',
      households: '/desk/records/household',
      houses: '/desk/records/house',
      elders: '/desk/records/elder',
      import: '/desk/import',
      ledgers: '/desk/ledgers',
      'house-safety': '/desk/houses',
      organisation: '/desk/organisation',
      'organisation-form': '/desk/organisation/orgUnit/new?level=branch&grid=349901001201004',
      'duty-point-form': '/desk/organisation/dutyPoint/new',
      'alert-form': '/desk/organisation/alert/new',
      tasks: '/desk/tasks',
      'task-batch': '/desk/tasks/new',
    }
    expect(await findingsOf(page, screens, `desk-${look}`)).toEqual({})
    const batch = await idOf(page, '/desk/houses', '/desk/houses/batch/')
    expect(await findingsOf(page, { batch: `/desk/houses/batch/${batch}` }, `desk-${look}`)).toEqual({})
    await page.goto('/desk/records/house')
    await page.locator('a[href^="/desk/records/house/"]').first().click()
    await page.waitForURL('**/desk/records/house/*')
    expect(await findingsOf(page, { house: new URL(page.url()).pathname }, `desk-${look}`)).toEqual({})
  })

  test.each<Look>(['light', 'dark'])(
    'what only the street’s administrator fills at the desk, %s',
    async (look) => {
      const page = await signedIn(desktopContext, 'admin', look)
      const building = await idOf(page, '/desk/records/building', '/desk/records/building/')
      const screens = {
        'building-move': `/desk/organisation/move/${building}`,
        'grid-form': '/desk/organisation/grid/new?grid=349901001201002',
        'post-form': '/desk/organisation/assignment/new?grid=349901001201002&post=fullTime',
      }
      expect(await findingsOf(page, screens, `desk-${look}`)).toEqual({})
    },
  )

  test('the desk on a phone', async () => {
    const page = await signedIn(phoneContext, 'secretary03', 'light')
    const screens = {
      overview: '/desk',
      review: '/desk/review',
      conflicts: '/desk/conflicts',
      houses: '/desk/records/house',
      organisation: '/desk/organisation',
      'task-batch': '/desk/tasks/new',
    }
    expect(await findingsOf(page, screens, 'desk-phone')).toEqual({})
  })

  test('the first load of the field app is at most 250 KB of JavaScript, gzipped', async () => {
    const context = await phoneContext(browser, { baseURL: server.url, serviceWorkers: 'block' })
    const page = await context.newPage()
    const scripts = new Map<string, number>()
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      void response.body().then((body) => scripts.set(response.url(), gzipSync(body).length))
    })
    await signIn(page, 'worker09')
    await page.locator('a[href^="/elder-visit/"]').first().waitFor()
    await page.waitForLoadState('networkidle')
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0)
    expect(scripts.size).toBeGreaterThan(1)
    expect([...scripts.keys()].filter((url) => url.includes('/desk/'))).toEqual([])
    console.log(`first load: ${scripts.size} scripts, ${Math.round(bytes / 1000)} KB gzipped`)
    expect(bytes).toBeLessThanOrEqual(250_000)
    await context.close()
  })

  /** An address, or several, for every screen of the phone by the name of its route. */
  async function phoneScreens(page: Page): Promise<Record<string, string | readonly string[]>> {
    const house = await idOf(page, '/', '/inspection/', ':not([href*="record="])')
    const elder = await idOf(page, '/', '/elder-visit/')
    const returned = await linkOf(page, '/', 'a[href*="record="]')
    const building = await idOf(page, '/grid', '/grid/building/')
    const household = await idOf(page, `/grid/building/${building}`, '/grid/household/')
    const visit = await linkOf(page, `/grid/household/${household}`, 'a[href^="/record/visit/"]')
    const matter = await linkOf(page, '/matters', 'a[href^="/record/matter/"]')
    const hazard = await idOf(page, '/houses', '/record/hazardCase/')
    const batch = await idOf(page, '/houses', '/houses/batch/')
    const conflict = await linkOf(page, '/me/conflicts', 'a[href^="/me/conflicts/"]')
    const ledger = await linkOf(page, '/me/ledgers', 'a[href^="/me/ledgers/"]')
    const record = (type: string, id: string) => `/record/${type}/${id}`
    return {
      today: '/',
      'today-map': '/map',
      services: '/services',
      month: '/month',
      'month-rate': '/month/homesCovered',
      grid: '/grid',
      'grid-info': '/grid/about/349901001201001',
      building: `/grid/building/${building}`,
      household: `/grid/household/${household}`,
      record: [
        record('house', house),
        record('elder', elder),
        record('hazardCase', hazard),
        ...(matter ? [matter] : []),
        ...(visit ? [visit] : []),
      ],
      matters: '/matters',
      me: '/me',
      'me-sync': '/me/sync',
      'me-storage': '/me/storage',
      'me-settings': '/me/settings',
      'me-tour': '/me/tour',
      'me-hand-in': '/me/hand-in',
      'me-rescue': '/me/rescue',
      'me-deliver': '/me/deliver',
      ledgers: '/me/ledgers',
      ledger: ledger ?? '/me/ledgers/none',
      conflicts: '/me/conflicts',
      conflict: conflict ?? '/me/conflicts/none',
      houses: '/houses',
      'house-batch': `/houses/batch/${batch}`,
      'case-form': ['plan', 'photos', 'proof'].map((part) => `/houses/case/${hazard}/${part}`),
      'visit-new': `/visit/new?household=${household}`,
      'visit-edit': `/visit/${visit?.split('/').at(-1) ?? 'none'}`,
      'inspection-form': [`/inspection/${house}`, ...(returned ? [returned] : [])],
      'elder-visit-form': `/elder-visit/${elder}`,
      'matter-new': `/matter/new?household=${household}`,
      'record-edit': [`${record('household', household)}/edit`, `${record('house', house)}/edit`],
      'sign-in': '/sign-in',
      share: '/share',
      'browser-advice': '/browser',
      nowhere: '/nowhere',
    }
  }

  async function signedIn(
    open: typeof phoneContext,
    username: string,
    look: Look,
    language: Language = 'zh-CN',
  ): Promise<Page> {
    const options: BrowserContextOptions = {
      baseURL: server.url,
      colorScheme: look === 'dark' ? 'dark' : 'light',
    }
    const context = await open(browser, options)
    context.setDefaultTimeout(20_000)
    await context.addInitScript(
      (preferences) => localStorage.setItem('gridwalk.preferences', JSON.stringify(preferences)),
      { language },
    )
    const page = await context.newPage()
    await signIn(page, username)
    return page
  }

  async function signIn(page: Page, username: string): Promise<void> {
    await page.goto('/')
    await page.locator('#username').fill(username)
    await page.locator('#password').fill(demoPassword)
    await page.locator('button[type="submit"]').click()
    await page
      .getByText(/全部已送达|All delivered|概况/)
      .first()
      .waitFor({ timeout: 60_000 })
  }

  async function linkOf(page: Page, from: string, selector: string): Promise<string | null> {
    await page.goto(from)
    await settled(page)
    const link = page.locator(selector).first()
    return (await link.count()) ? link.getAttribute('href') : null
  }

  async function idOf(page: Page, from: string, start: string, more = ''): Promise<string> {
    await page.goto(from)
    const link = page.locator(`a[href^="${start}"]${more}`).first()
    return (await link.getAttribute('href'))!.slice(start.length).split(/[/?]/)[0]!
  }

  /** One visit for all looks: what a preference writes at the page's root is written there directly. */
  async function findingsOf(
    page: Page,
    screens: Record<string, string>,
    prefix: string,
    looks: readonly Look[] = [],
  ): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {}
    for (const [name, path] of Object.entries(screens)) {
      await page.goto(path)
      await settled(page)
      for (const one of looks.length ? looks : [null]) {
        if (one) await wear(page, one)
        const shown = [prefix, one?.replace(' ', '-'), name].filter(Boolean).join('-')
        const findings = [...(await look(page, shown)), ...(one ? await overflow(page) : [])]
        if (findings.length) found[shown] = findings
      }
    }
    return found
  }

  async function wear(page: Page, look: Look): Promise<void> {
    await page.evaluate(
      ([theme, size]) => Object.assign(document.documentElement.dataset, { theme, size }),
      [look.includes('dark') ? 'dark' : 'light', look.includes('senior') ? 'senior' : 'normal'],
    )
    await page.waitForTimeout(150)
  }

  /** A screen that must be pushed sideways hides half of what it says. */
  const overflow = async (page: Page): Promise<string[]> => {
    const pixels = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    return pixels > 0 ? [`wider than the phone by ${pixels} px`] : []
  }

  async function look(page: Page, name: string): Promise<string[]> {
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
    return axeFindings(page)
  }

  async function settled(page: Page): Promise<void> {
    await page.locator('h1, h2').first().waitFor()
    await page.evaluate(standsStill)
    // The desk fetches what it shows.
    if (!(await page.locator('[data-loading]').count())) return
    await page.locator('[data-loading]').first().waitFor({ state: 'detached' })
    await page.evaluate(standsStill)
  }
})
