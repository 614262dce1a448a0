import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { axeFindings } from './support/look.ts'
import { Office } from './support/office.ts'
import { Phone } from './support/phone.ts'

/** A worker who leaves, and the phone that another one gets. */
describe('a phone that is handed in', () => {
  let server: TestServer
  let phone: Phone
  let household: string

  beforeAll(async () => {
    server = await startServer()
    phone = await Phone.switchOn(server.url)
    await phone.signIn('worker09')
    await phone.untilKeptOffline()
    household = await phone.someId('/grid', 'building', 'household')
  })

  afterAll(async () => {
    await phone?.switchOff()
    await server?.stop()
  })

  const verdict = () => phone.page.locator('.verdict .big').innerText()
  const checked = async () => {
    await expect.poll(verdict, { timeout: 30_000 }).not.toContain('正在')
  }

  test('is not let go while a record is only on it, and the way to that record is shown', async () => {
    await phone.offline()
    await phone.go(`/record/household/${household}/edit`)
    await phone.page.getByLabel('联系电话').fill('19900007777')
    await phone.button('保存').click()
    await phone.page.waitForURL(`**/record/household/${household}`)
    await phone.go('/me')
    await phone.link(/送达情况/).click()
    await phone.link(/交回手机前核对/).click()
    await checked()
    expect(await verdict()).toBe('还不能交回')
    await look('no')
    await phone.link(/还有 1 条只在这部手机上/).click()
    await phone.page.locator(`a[href*="${household}"]`).waitFor()
  })

  test('is let go when the server says the same, with a slip', async () => {
    await phone.offline(false)
    await phone.go('/me/hand-in')
    await checked()
    expect(await verdict()).toBe('可以交回')
    await phone.page.getByText(/^[0-9A-F]{4}-[0-9A-F]{4}$/).waitFor()
    const office = await Office.open(server)
    expect((await office.record(household))!.body.phone).toBe('19900007777')
    await look('yes')
  })

  test('says that it cannot tell when the server does not answer', async () => {
    await phone.offline()
    await phone.button('再核对一次').click()
    await checked()
    expect(await verdict()).toBe('现在说不准')
    await look('unknown')
    await phone.offline(false)
  })

  test('[D8] keeps nothing of the one who left, and the next one signs in to a notebook of their own', async () => {
    await phone.button('再核对一次').click()
    await expect.poll(verdict, { timeout: 30_000 }).toBe('可以交回')
    await phone.button('退出并清除这部手机上的资料').click()
    await look('sure')
    await phone.page.locator('dialog').getByRole('button', { name: '退出并清除' }).click()
    await phone.page.waitForURL('**/sign-in*')
    const databases = () =>
      phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    await expect.poll(databases).toEqual(['gridwalk', 'gridwalk-shared'])
    const sharedPhotos = () =>
      phone.page.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open('gridwalk-shared')
            opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
            opening.addEventListener('success', () => {
              const counting = opening.result.transaction('photos').objectStore('photos').count()
              counting.addEventListener('success', () => {
                opening.result.close()
                resolve(counting.result)
              })
            })
          }),
      )
    expect(await sharedPhotos()).toBe(0)
    await phone.signIn('helper05')
    await phone.go('/me/hand-in')
    await expect.poll(verdict, { timeout: 30_000 }).toBe('可以交回')
    expect(phone.complaints).toEqual([])
  })

  /** The screen as it is, in light, dark and senior, in both languages: axe finds nothing in any of them. */
  async function look(name: string): Promise<void> {
    const folder = process.env.SCREENS
    const looks = [
      { theme: 'light', size: 'normal' },
      { theme: 'dark', size: 'normal' },
      { theme: 'light', size: 'senior' },
    ]
    for (const { theme, size } of looks) {
      await phone.page.evaluate((wanted) => Object.assign(document.documentElement.dataset, wanted), {
        theme,
        size,
      })
      expect(await axeFindings(phone.page)).toEqual([])
      if (!folder) continue
      mkdirSync(folder, { recursive: true })
      await phone.page.screenshot({ path: `${folder}/hand-in-${name}-${theme}-${size}.png`, fullPage: true })
    }
    await phone.page.evaluate(() =>
      Object.assign(document.documentElement.dataset, { theme: 'light', size: 'normal' }),
    )
  }
})
