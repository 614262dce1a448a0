import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { Phone } from './support/phone.ts'
import { Thumb } from './support/thumb.ts'

/** PRODUCT: from the open list to saved. Every tap is counted where the page receives it; typing is not needed at all. */
describe('taps from the open list to saved', () => {
  let server: TestServer
  let phone: Phone
  let thumb: Thumb

  beforeAll(async () => {
    server = await startServer()
    phone = await Phone.switchOn(server.url)
    await phone.signIn('worker09')
    await phone.untilKeptOffline()
    await phone.offline()
    thumb = await Thumb.of(phone.page)
  })

  afterAll(async () => {
    await phone?.switchOff()
    await server?.stop()
  })

  beforeEach(async () => {
    await phone.go('/')
    await phone.page.locator('[data-due]').first().waitFor()
    if (await thumb.taps()) throw new Error('the page was not loaded anew')
  })

  test('the counter counts: a tap is one, a swipe is none', async () => {
    await thumb.swipe()
    expect(await phone.page.evaluate(() => scrollY)).toBeGreaterThan(200)
    expect(await thumb.taps()).toBe(0)
    await thumb.tap(phone.link('网格'))
    expect(await thumb.taps()).toBe(1)
  })

  test('an ordinary visit with its home and a sentence takes at most 6', async () => {
    await thumb.tap(phone.link('记一次走访'))
    await thumb.tap(homes())
    await thumb.tap(phone.button('家中正常,没有困难'))
    await thumb.tap(phone.button('保存走访'))
    const visit = await saved('visit')
    await visit.getByText('家中正常,没有困难').first().waitFor()
    expect(await thumb.taps()).toBeLessThanOrEqual(6)
  })

  test('ten homes in one log, each ticked by itself, take at most 12', async () => {
    await thumb.tap(phone.link('记一次走访'))
    const ticked: string[] = []
    for (let n = 0; n < 10; n++) {
      ticked.push(await homes().first().innerText())
      await thumb.tap(homes())
    }
    await thumb.tap(phone.button('保存走访'))
    await saved('visit')
    expect(await thumb.taps()).toBeLessThanOrEqual(12)
    expect(new Set(ticked).size).toBe(10)
  })

  test('a normal elder visit, looked at item by item, takes at most 8', async () => {
    await thumb.tap(phone.page.locator('[data-due^="elder:"]'))
    const rest = phone.button('其余全部正常')
    for (let n = 0; n < 40 && !(await rest.isVisible()); n++) await thumb.swipe()
    await thumb.tap(rest)
    await thumb.tap(phone.button('完成'))
    await saved('elderVisit')
    expect(await thumb.taps()).toBeLessThanOrEqual(8)
  })

  test('a clean house takes at most 15, photos apart', async () => {
    await thumb.tap(phone.page.locator('a[href^="/inspection/"]:not([href*="record="])'))
    await inspectClean()
    await thumb.tap(phone.button('提交排查'))
    await saved('houseInspection')
    expect(await thumb.taps()).toBeLessThanOrEqual(15)
  })

  test('an emergency, its steps told and handed in, takes at most 8', async () => {
    await thumb.tap(phone.page.locator('a[href^="/inspection/"]:not([href*="record="])'))
    await thumb.tap(phone.page.locator('[data-item="em_noise_debris"]').getByText('有', { exact: true }))
    const dialog = phone.page.getByRole('dialog', { name: '有险情，先救人' })
    await dialog.waitFor()
    expect(await thumb.taps()).toBe(2)
    for (const step of await dialog.locator('.step').all()) await thumb.tap(step)
    await thumb.tap(dialog.getByRole('button', { name: '马上提交' }))
    await saved('houseInspection')
    expect(await thumb.taps()).toBeLessThanOrEqual(8)
  })

  test('a new matter with its class and a sentence takes at most 6', async () => {
    await thumb.tap(phone.link('事项'))
    await thumb.tap(phone.page.locator('a[href^="/matter/new"]'))
    await thumb.tap(phone.page.locator('[data-field="class"]').getByText('基础设施'))
    await thumb.tap(phone.page.locator('.phrase'))
    await thumb.tap(phone.page.locator('footer .action.main'))
    await saved('matter')
    expect(await thumb.taps()).toBeLessThanOrEqual(6)
  })

  /** The next home that is not ticked yet. */
  function homes(): Locator {
    return phone.page.locator('.picker label:has(input:not(:checked))')
  }

  async function saved(type: string): Promise<Locator> {
    await phone.page.waitForURL(`**/record/${type}/*`)
    await phone.page.getByText('只在本机，等待送达').waitFor()
    return phone.page.locator('main')
  }

  /** Through the checklist with nothing wrong: what has a quick pass by it, the rest answer by answer. */
  async function inspectClean(): Promise<void> {
    const { page } = phone
    const heading = page.locator('.section-head h2')
    await heading.waitFor()
    for (let sections = 0; sections < 20 && (await heading.count()) > 0; sections++) {
      const section = await heading.innerText()
      const left = async () => (await heading.count()) === 0 || (await heading.innerText()) !== section
      const pass = phone.button('本节未发现')
      const papers = page.locator('[data-papers]').getByText('齐全', { exact: true })
      if (await pass.isVisible()) await thumb.tap(pass)
      else if (await papers.isVisible()) await thumb.tap(papers)
      else {
        for (const item of await page.locator('[data-item]').all()) {
          if ((await item.locator('input:checked').count()) > 0) continue
          const none = item.getByText('没有', { exact: true })
          await thumb.tap(section === '突发险情' ? none : item.locator('label'))
        }
      }
      await page.waitForTimeout(400)
      if (!(await left())) await thumb.tap(page.locator('.actions .main'))
    }
  }
})
