import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { fillElderVisit, fillInspection } from './support/forms.ts'
import { Office } from './support/office.ts'
import { Phone } from './support/phone.ts'

describe('a worker’s day', () => {
  let server: TestServer
  let phone: Phone
  const written: Record<string, string> = {}

  beforeAll(async () => {
    server = await startServer()
    phone = await Phone.switchOn(server.url)
  })

  afterAll(async () => {
    await phone?.switchOff()
    await server?.stop()
  })

  test('signs in once, and the whole grid is on the phone', async () => {
    await phone.signIn('worker09')
    await phone.untilKeptOffline()
    await phone.untilAllDelivered()
  })

  test('opens from cold with no network and no server', async () => {
    await server.kill9()
    await phone.kill()
    await phone.start({ offline: true })
    await phone.go('/')
    await phone.page.getByRole('heading', { name: '今日' }).waitFor()
    await phone.page.locator('a[href^="/elder-visit/"]').first().waitFor()
  })

  test('logs an ordinary visit offline', async () => {
    const { page } = phone
    await page.getByRole('link', { name: '网格', exact: true }).click()
    await page.locator('a[href^="/grid/building/"]').first().click()
    await page.locator('a[href^="/grid/household/"]').first().click()
    await phone.link('记走访').click()
    await page.getByRole('button', { name: '家中正常,没有困难' }).click()
    await phone.button('保存走访').click()
    await page.waitForURL('**/record/visit/*')
    written.visit = phone.recordId
    await expectOnlyHere()
  })

  test('inspects a house to a severe grade offline', async () => {
    const { page } = phone
    await phone.go('/')
    await page.locator('a[href^="/inspection/"]:not([href*="record="])').first().click()
    await fillInspection(phone, {
      ms_vertical_crack: '宽超1毫米,且单条长过层高一半,或多条长过层高1/3',
      fd_slip: '水平移动超过10毫米且还在动',
    })
    await page.getByText('严重隐患').first().waitFor()
    await phone.button('提交排查').click()
    await page.waitForURL('**/record/houseInspection/*')
    written.inspection = phone.recordId
    await page.getByText('存在严重安全隐患').first().waitFor()
    await expectOnlyHere()
  })

  test('visits an elder offline', async () => {
    const { page } = phone
    await phone.go('/')
    await page.locator('a[href^="/elder-visit/"]').first().click()
    await page.getByText(/关键项已看 [1-9]/).waitFor()
    const inSight = await page.evaluate(() => {
      const below = document.querySelector('form > footer')!.getBoundingClientRect().top
      const items = [...document.querySelectorAll('[data-item]')].map((item) => item.getBoundingClientRect())
      return items.filter(({ top, height }) => below - top >= 0.6 * height).length
    })
    await page.getByText(`关键项已看 ${inSight}/`).waitFor()
    await fillElderVisit(phone, { he_mobility: '需关注' })
    await phone.button('完成').click()
    await page.waitForURL('**/record/elderVisit/*')
    written.elderVisit = phone.recordId
    await expectOnlyHere()
  })

  test('finds every answer again after the browser was killed half-way through a form', async () => {
    const { page } = phone
    await phone.go('/')
    await page.locator('a[href^="/inspection/"]:not([href*="record="])').first().click()
    const choices = [
      ['em_ground_sudden_sink', '没有'],
      ['em_member_cracking_growing', '没有'],
      ['em_noise_debris', '拿不准'],
    ] as const
    for (const [item, words] of choices) await choose(item, words)
    // The promise is a second; the browser gets no more, and no warning.
    await page.waitForTimeout(1000)
    const address = new URL(page.url()).pathname
    await phone.kill()
    await phone.start({ offline: true })
    await phone.go('/')
    await phone.page.getByText('没写完的').waitFor()
    await phone.go(address)
    for (const [item, words] of choices) {
      const option = phone.page
        .locator(`[data-item="${item}"]`)
        .getByRole('radio', { name: words, exact: true })
      await option.waitFor({ state: 'attached' })
      expect([item, words, await option.isChecked()]).toEqual([item, words, true])
    }
  })

  test('comes home: signs in again where the killed browser forgot it, and loses nothing over it', async () => {
    await server.restart()
    await phone.offline(false)
    await phone.go('/')
    // A browser writes its cookies to disk half a minute late: one that was killed before that has forgotten it.
    const again = phone.link('去登录')
    await again.or(phone.page.getByText('全部已送达')).first().waitFor({ timeout: 30_000 })
    if (await again.isVisible()) {
      await again.click()
      await phone.enterPassword()
    }
    await phone.untilAllDelivered()
  })

  test('all is on the server, and every record shows its receipt', async () => {
    const office = await Office.open(server)
    const kinds = { visit: 'visit', inspection: 'houseInspection', elderVisit: 'elderVisit' } as const
    for (const [name, kind] of Object.entries(kinds)) {
      const id = written[name]!
      const stored = await office.record(id)
      expect([name, stored?.body.status]).toEqual([name, 'submitted'])
      await phone.go(`/record/${kind}/${id}`)
      const delivery = phone.page.getByTestId('delivery')
      await delivery.getByText('已送达').waitFor()
      expect(await delivery.innerText()).toContain(`第 ${stored!.rev} 版`)
    }
    const inspection = await office.record(written.inspection!)
    expect((inspection!.body.answers as Record<string, { value: string }>).ms_vertical_crack!.value).toBe(
      'severe',
    )
    expect(phone.complaints).toEqual([])
  })

  async function choose(item: string, words: string): Promise<void> {
    await phone.page.locator(`[data-item="${item}"]`).getByRole('radio', { name: words, exact: true }).check()
  }

  async function expectOnlyHere(): Promise<void> {
    await phone.page.getByText('只在本机，等待送达').waitFor()
  }
})
