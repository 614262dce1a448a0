import type { Page } from 'playwright-core'
import { fieldRoutes } from '#router/field-routes.ts'

const notMeasured = ['sign-in']

/** Where an id for an address is found: a screen, and the beginning of a link on it. */
type Where = readonly [screen: string, link: string]

/** By route: its address, or how to make it from the first link of a kind. A new route needs a line. */
const samples: Readonly<Record<string, string | ((page: Page) => Promise<string | null>)>> = {
  today: '/',
  month: '/month',
  'month-rate': '/month/homesCovered',
  grid: '/grid',
  'grid-info': '/grid/about/349901001201001',
  building: (page) => linked(page, ['/grid', '/grid/building/']),
  household: (page) => linked(page, ['/grid', '/grid/building/'], '/grid/household/'),
  record: (page) => linked(page, ['/matters', '/record/matter/']),
  matters: '/matters',
  me: '/me',
  'me-sync': '/me/sync',
  'me-hand-in': '/me/hand-in',
  'me-rescue': '/me/rescue',
  'me-deliver': '/me/deliver',
  ledgers: '/me/ledgers',
  ledger: '/me/ledgers/visits',
  houses: '/houses',
  'house-batch': (page) => linked(page, ['/houses', '/houses/batch/']),
  'case-form': (page) => linked(page, ['/', '/record/hazardCase/'], '/houses/case/'),
  'me-storage': '/me/storage',
  'me-settings': '/me/settings',
  'me-tour': '/me/tour',
  services: '/services',
  share: '/share',
  conflicts: '/me/conflicts',
  conflict: (page) => linked(page, ['/me/conflicts', '/me/conflicts/']),
  'visit-new': '/visit/new',
  'visit-edit': (page) => linked(page, ['/', '/visit/']),
  'inspection-form': (page) => linked(page, ['/', '/inspection/']),
  'elder-visit-form': (page) => linked(page, ['/', '/elder-visit/']),
  'matter-new': '/matter/new',
  'record-edit': async (page) => {
    const home = await linked(page, ['/grid', '/grid/building/'], '/grid/household/')
    return home && `/record/household/${home.split('/').at(-1)}/edit`
  },
  'browser-advice': '/browser',
  'today-map': '/map',
  nowhere: '/nowhere',
}

async function linked(
  page: Page,
  [screen, start]: Where,
  ...more: readonly string[]
): Promise<string | null> {
  let path = screen
  for (const beginning of [start, ...more]) {
    await page.goto(path)
    await page.locator('main').waitFor()
    const link = page.locator(`a[href^="${beginning}"]:not([href="${beginning}new"])`).first()
    try {
      await link.waitFor({ timeout: 5000 })
    } catch {
      return null
    }
    path = (await link.getAttribute('href'))!
  }
  return path
}

export interface SampleScreen {
  readonly name: string
  readonly path: string
}

/** One address of each of the router's screens. Throws when a route has no line above. */
export async function sampleScreens(page: Page, say: (text: string) => void): Promise<SampleScreen[]> {
  const names = fieldRoutes.map(({ name }) => String(name)).filter((name) => !notMeasured.includes(name))
  const missing = names.filter((name) => !(name in samples))
  if (missing.length) throw new Error(`No address to measure: ${missing.join(', ')}`)
  const found: SampleScreen[] = []
  for (const name of names) {
    const sample = samples[name]!
    const path = typeof sample === 'string' ? sample : await sample(page)
    if (path) found.push({ name, path })
    else say(`${name} is not measured: nothing on this phone leads there`)
  }
  return found
}
