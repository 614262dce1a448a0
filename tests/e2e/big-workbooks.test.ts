import type { Browser } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/universal'
import { launchBrowser } from '#tests/support/browser.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { openDesk } from './support/desk-screen.ts'
import { onPageDevice, type PageDevice } from './support/on-page-device.ts'
import { Phone } from './support/phone.ts'

const visits = 800
const rowsOfRoster = 30_000

/** Long and never the same: what is big stays big when it is packed. */
const sentence = (n: number, length: number) =>
  Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + ((n * 7919 + at * 104_729) % 20_000))).join(
    '',
  )

/** Above some hundred kilobytes the workbook's library goes to a worker of its own, which the content policy must allow. */
describe('a workbook that is bigger than most', () => {
  let server: TestServer
  let browser: Browser
  let phone: Phone

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    phone = await Phone.switchOn(server.url)
    await phone.signIn('worker01')
    await phone.untilKeptOffline()
  })
  afterAll(async () => {
    await phone?.switchOff()
    await browser?.close()
    await server?.stop()
  })

  test('is written on the phone without a network, with every line', async () => {
    const said = Array.from({ length: visits }, (_, n) => sentence(n, 50))
    await phone.page.locator('[data-due]').first().waitFor()
    await phone.offline()
    const write = async (device: PageDevice, summaries: readonly string[]) => {
      const household = [...device.scopes().keys()]
        .flatMap((scope) => device.records.inScope(scope))
        .find(({ type }) => type === 'household')!
      const now = device.now()
      const intents = summaries.flatMap((summary) => {
        const about = { type: 'visit', record: device.newId() }
        const households = [{ household: household.id, met: 'self' }]
        const log = { startedAt: now, endedAt: now, workers: [device.user.id] }
        const body = { visitType: 'daily', form: 'home', ...log, households, summary }
        return [
          { op: 'create', ...about, scope: household.scope, body },
          { op: 'command', ...about, command: 'submit', args: {} },
        ]
      })
      await device.save(intents)
    }
    await onPageDevice(phone.page, write, said)
    await phone.go('/me/ledgers')
    await phone.link(/^走访台账/).click()
    const [file] = await Promise.all([
      phone.page.waitForEvent('download'),
      phone.button('导出 Excel').click(),
    ])
    const text = (await readSheet(await file.path())).flat().join('\n')
    expect(said.filter((one) => text.includes(one))).toHaveLength(visits)
    await phone.page.getByText('已导出：').waitFor()
    expect(phone.complaints).toEqual([])
  })

  test('is read at the desk', async () => {
    const desk = await openDesk(browser, server.url, 'secretary03')
    await desk.getByRole('link', { name: '名册导入' }).click()
    const header = ['楼栋', '房号', '姓名', '备注'].map((value) => ({ value }))
    const rows = Array.from({ length: rowsOfRoster }, (_, n) =>
      ['3栋', String(n), `居民${n}`, sentence(n, 20)].map((value) => ({ value })),
    )
    const book = await writeExcelFile([header, ...rows] as never).toBlob()
    const bytes = Buffer.from(await book.arrayBuffer())
    expect(bytes.length).toBeGreaterThan(512 * 1024)
    await desk.locator('input[type=file]').setInputFiles({
      name: '名册.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: bytes,
    })
    await desk.getByText('表头在第 1 行').waitFor()
    await desk.context().close()
  })
})
