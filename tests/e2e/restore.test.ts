import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { sha256 } from '#tests/support/pictures.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { cameraPhoto } from './support/camera.ts'
import { fillInspection } from './support/forms.ts'
import { Office } from './support/office.ts'
import { OperatorAt } from './support/operator.ts'
import { Phone } from './support/phone.ts'

const item = 'fr_stair'

/** Two workers of one grid deliver their day; then the server is put back to the morning. */
describe('[R1] a server that went back in time', () => {
  let server: TestServer
  let operator: OperatorAt
  let browser: Browser
  let mine: Phone
  let theirs: Phone
  let household: string
  let inspection: string
  let delivered: Record<string, unknown>
  let photo: string
  let reviews: number

  beforeAll(async () => {
    server = await startServer()
    operator = new OperatorAt(server)
    browser = await launchBrowser()
    mine = await Phone.switchOn(server.url)
    theirs = await Phone.switchOn(server.url)
    await mine.signIn('worker09')
    await theirs.signIn('helper05')
    await mine.untilKeptOffline()
    await theirs.untilKeptOffline()
    household = await mine.someId('/grid', 'building', 'household')
  })

  afterAll(async () => {
    await mine?.switchOff()
    await theirs?.switchOff()
    await browser?.close()
    await server?.stop()
    operator?.end()
  })

  test('after a backup a day is delivered: edits of two people, an inspection, a photo', async () => {
    operator.run('backup', operator.copies)
    reviews = await openReviews()
    const house = await mine.someId('/', 'inspection')
    await edit(mine, '联系电话', '19900001111')
    await deliver(mine)
    await edit(theirs, '备注', '门口有狗，先打电话')
    await deliver(theirs)
    await mine.go(`/inspection/${house}`)
    await fillInspection(mine, { [item]: '有裂缝' })
    await mine.page.getByRole('button', { name: /楼梯开裂、松动 · 缺/ }).click()
    await shoot(await cameraPhoto(mine.page))
    await expect.poll(() => thumbs().count()).toBe(1)
    await shoot(await drawn(mine))
    await expect.poll(() => thumbs().count()).toBe(2)
    await fillInspection(mine, {})
    await mine.button('提交排查').click()
    await mine.page.waitForURL('**/record/houseInspection/*')
    inspection = mine.recordId
    await mine.page.getByText('照片 2 张全部已送达').waitFor({ timeout: 30_000 })
    await deliver(mine)
    delivered = (await (await office()).record(inspection))!.body
    photo = (delivered.answers as Record<string, { photos: string[] }>)[item]!.photos[0]!
  })

  test('told by the operator: what the backup lacks comes back from both phones, photo included', async () => {
    await operator.restore()
    const before = await office()
    expect(await before.record(inspection)).toBeNull()
    expect((await before.record(household))!.body.phone).not.toBe('19900001111')
    for (const phone of [theirs, mine]) await signInAgain(phone)
    await expectAllThere()
    await theirs.go('/me/hand-in')
    await theirs.page.getByText('可以交回', { exact: true }).waitFor({ timeout: 30_000 })
    expect(operator.run('verify')).toContain('all is as it should be')
  })

  test('told by nobody: a phone proves it, and nobody signs in or does anything', async () => {
    operator.run('backup', operator.copies)
    await edit(mine, '联系电话', '19900002222')
    await deliver(mine)
    await edit(theirs, '备注', '门口的狗不在了')
    await deliver(theirs)
    const { epoch } = await health()
    await operator.swapFile()
    expect((await health()).epoch).toBe(epoch)
    expect((await (await office()).record(household))!.body).toMatchObject({ phone: '19900001111' })
    for (const phone of [mine, theirs]) await deliver(phone)
    expect((await health()).epoch).not.toBe(epoch)
    expect((await (await office()).record(household))!.body).toMatchObject({
      phone: '19900002222',
      note: '门口的狗不在了',
    })
    expect(await openReviews()).toBe(reviews)
    expect(operator.run('verify')).toContain('all is as it should be')
    expect([...mine.complaints, ...theirs.complaints]).toEqual([])
  })

  const card = () => mine.page.locator(`[data-item="${item}"]`)

  const thumbs = () => card().locator('.strip > button.small')

  async function shoot(buffer: Buffer): Promise<void> {
    const chooser = mine.page.waitForEvent('filechooser')
    await card().getByRole('button', { name: '拍照' }).click()
    await (await chooser).setFiles({ name: 'camera', mimeType: 'image/jpeg', buffer })
  }

  /** Nobody's session outlives a restore, the office's included. */
  const office = () => Office.open(server)

  async function expectAllThere(): Promise<void> {
    const after = await office()
    expect((await after.record(household))!.body).toMatchObject({
      phone: '19900001111',
      note: '门口有狗，先打电话',
    })
    // The time of arrival is another one, and nothing else.
    const { body } = (await after.record(inspection))!
    expect({ ...body, reportedAt: delivered.reportedAt }).toEqual(delivered)
    const { bytes } = await after.photo(photo)
    expect(sha256(bytes)).toBe(photo)
    expect(await openReviews()).toBe(reviews)
    await mine.go(`/record/houseInspection/${inspection}`)
    await mine.page.getByText('照片 2 张全部已送达').waitFor({ timeout: 30_000 })
    expect(await mine.page.getByTestId('delivery').getAttribute('class')).toContain('delivered')
  }

  async function openReviews(): Promise<number> {
    const { entries } = await (await office()).get<{ entries: unknown[] }>('/reviews?limit=200')
    return entries.length
  }

  const health = async () => (await (await fetch(`${server.url}/api/health`)).json()) as { epoch: string }

  async function deliver(phone: Phone): Promise<void> {
    await phone.go('/me/sync')
    await phone.button('现在送出和接收').click()
    await phone.untilAllDelivered()
  }

  async function signInAgain(phone: Phone): Promise<void> {
    await phone.go('/me/sync')
    await phone.link('重新登录').first().click()
    await phone.enterPassword()
    await phone.page.waitForURL((url) => url.pathname !== '/sign-in')
    await deliver(phone)
  }

  async function edit(phone: Phone, field: string, value: string): Promise<void> {
    await phone.go(`/record/household/${household}/edit`)
    await phone.page.getByLabel(field).fill(value)
    await phone.button('保存').click()
    await phone.page.waitForURL(`**/record/household/${household}`)
  }

  async function drawn({ page }: Phone): Promise<Buffer> {
    const base64 = await page.evaluate(() => {
      const canvas = document.createElement('canvas')
      canvas.width = 2000
      canvas.height = 1500
      const pen = canvas.getContext('2d')!
      pen.fillStyle = '#806040'
      pen.fillRect(0, 0, 2000, 1500)
      return canvas.toDataURL('image/jpeg').split(',')[1]!
    })
    return Buffer.from(base64, 'base64')
  }
})
