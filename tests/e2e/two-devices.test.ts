import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { openDesk } from './support/desk-screen.ts'
import { fillInspection } from './support/forms.ts'
import { Office } from './support/office.ts'
import { Phone } from './support/phone.ts'

/** Two workers of one grid, each with a phone, and the secretary at the desk. */
describe('two devices', () => {
  let server: TestServer
  let browser: Browser
  let office: Office
  let mine: Phone
  let theirs: Phone
  let desk: Page
  let household: string

  beforeAll(async () => {
    server = await startServer()
    office = await Office.open(server)
    browser = await launchBrowser()
    mine = await Phone.switchOn(server.url)
    theirs = await Phone.switchOn(server.url)
    await mine.signIn('worker09')
    await theirs.signIn('helper05')
    await mine.untilKeptOffline()
    await theirs.untilKeptOffline()
    desk = await openDesk(browser, server.url, 'secretary03')
    household = await mine.someId('/grid', 'building', 'household')
  })

  afterAll(async () => {
    await mine?.switchOff()
    await theirs?.switchOff()
    await browser?.close()
    await server?.stop()
  })

  test('[M1] different fields of one household: both stand', async () => {
    await bothOffline()
    await edit(mine, '联系电话', '19900001111')
    await edit(theirs, '备注', '门口有狗，先打电话')
    await home(theirs)
    await home(mine)
    const { body } = (await office.record(household))!
    expect(body).toMatchObject({ phone: '19900001111', note: '门口有狗，先打电话' })
  })

  test('[M5] the same field: one stands, the other is kept, and its author is told', async () => {
    await bothOffline()
    await edit(theirs, '联系电话', '19900002222')
    await edit(mine, '联系电话', '19900003333')
    await home(theirs)
    await home(mine)
    expect((await office.record(household))!.body.phone).toBe('19900002222')
    await mine.go('/')
    await mine.page.locator('main a[href^="/me/conflicts/"]').first().waitFor()
  })

  test('[M7] one tap proposes it again, and the supervisor decides', async () => {
    await mine.go('/me/conflicts')
    await mine.page.locator('main a[href^="/me/conflicts/"]').first().click()
    await mine.button('再提一次我的').click()
    await mine.page
      .getByText(/已再次提出/)
      .first()
      .waitFor()
    await home(mine)
    expect((await office.record(household))!.body.phone).toBe('19900002222')

    await desk.goto('/desk/conflicts')
    await desk.getByText('提交人再次提出').first().click()
    await desk.getByRole('button', { name: '用提交的' }).click()
    await expect.poll(async () => (await office.record(household))!.body.phone).toBe('19900003333')

    await home(mine)
    await mine.go('/me/conflicts')
    await mine.page.getByText('已经定了的').waitFor()
  })

  test('[M3] two inspections of one house with different grades: the severe one stands, and a review opens', async () => {
    const house = await mine.someId('/', 'inspection')
    await bothOffline()
    await inspect(theirs, house, {})
    await inspect(mine, house, { fd_slip: '水平移动超过10毫米且还在动' })
    await home(mine)
    await home(theirs)
    const { entries } = await office.get<{ entries: { kind: string; target: string }[] }>(
      '/reviews?limit=200',
    )
    const inspections = [mine.recordId, theirs.recordId]
    expect(
      entries.filter(({ kind, target }) => kind === 'disagree' && inspections.includes(target)),
    ).toHaveLength(1)
    for (const phone of [mine, theirs]) {
      await phone.go(`/record/house/${house}`)
      await phone.page.getByText('存在严重安全隐患').first().waitFor()
    }
  })

  /** From the same state of things, so that each test knows what either of them saw. */
  async function bothOffline(): Promise<void> {
    await home(mine)
    await home(theirs)
    await mine.offline()
    await theirs.offline()
  }

  async function home(phone: Phone): Promise<void> {
    await phone.offline(false)
    const back = phone.page.url()
    await phone.go('/me/sync')
    await phone.button('现在送出和接收').click()
    await phone.untilAllDelivered()
    await phone.page.goto(back)
  }

  async function edit(phone: Phone, field: string, value: string): Promise<void> {
    await phone.go(`/record/household/${household}/edit`)
    await phone.page.getByLabel(field).fill(value)
    await phone.button('保存').click()
    await phone.page.waitForURL(`**/record/household/${household}`)
  }

  async function inspect(phone: Phone, house: string, findings: Record<string, string>): Promise<void> {
    await phone.go(`/inspection/${house}`)
    await fillInspection(phone, findings)
    await phone.button('提交排查').click()
    await phone.page.waitForURL('**/record/houseInspection/*')
  }
})
