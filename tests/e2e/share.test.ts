import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { Phone } from './support/phone.ts'

describe('photos that another app shares', () => {
  let server: TestServer
  let phone: Phone

  beforeAll(async () => {
    server = await startServer()
    phone = await Phone.switchOn(server.url)
    await phone.signIn('worker01')
    await phone.untilKeptOffline()
  })
  afterAll(async () => {
    await phone?.switchOff()
    await server?.stop()
  })

  /** What the system does with the manifest's share target: it posts a form to the app. */
  const share = () =>
    phone.page.evaluate(async () => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 64
      canvas.getContext('2d')!.fillRect(8, 8, 30, 30)
      const picture = await new Promise<Blob>((resolve) =>
        canvas.toBlob((blob) => resolve(blob!), 'image/png'),
      )
      const files = new DataTransfer()
      files.items.add(new File([picture], 'IMG_1.png', { type: 'image/png' }))
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action: '/share', enctype: 'multipart/form-data' })
      const input = document.createElement('input')
      Object.assign(input, { type: 'file', name: 'photos' })
      input.files = files.files
      form.append(input)
      document.body.append(form)
      form.submit()
    })

  test('are kept without a network, outlive a killed browser, and lie in the matter that was chosen', async () => {
    await phone.offline()
    await share()
    await phone.page.getByText('收到 1 张照片').waitFor()
    await phone.kill()
    await phone.start({ offline: true })
    await phone.go('/')
    await phone.link(/1 张分享来的照片/).click()
    await phone.button('报事项').click()
    await phone.page.waitForURL('**/matter/new')
    await phone.page.locator('[data-photos] img').first().waitFor()
    await phone.page.reload()
    await phone.page.locator('[data-photos] img').first().waitFor()
    await phone.go('/share')
    await phone.page.getByText('没有等着放的照片').waitFor()
    expect(phone.complaints).toEqual([])
  })
})
