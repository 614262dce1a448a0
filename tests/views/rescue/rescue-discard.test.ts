import { webcrypto } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { leftoversOf } from '#storage/leftovers.ts'
import { serverWithKit } from '#tests/domain/rescue/capsules.ts'
import { patch } from '#tests/sync/street.ts'
import { AppStreet } from '../field/app-street.ts'

let app: AppStreet
let saved: Blob[]

beforeEach(async () => {
  saved = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    saved.push(file as Blob)
    return 'blob:x'
  })
  app = await AppStreet.open()
  const { kit } = await serverWithKit()
  const line = {
    fetchKit: async () => ({ ...kit, user: 'wang' }),
    bring: () => Promise.reject(new Error('this phone delivers nothing')),
  }
  const open = app.phone.open.bind(app.phone)
  app.phone.open = (part) => open({ ...part, rescue: { subtle: webcrypto.subtle, line } })
  await app.reopen()
  await app.device.sync()
  await vi.waitUntil(() => app.device.rescue!.isReady())
  app.phone.line.online = false
  await app.device.save([patch('h_302', { note: [null, '门锁坏了'] })])
})
afterEach(async () => {
  await app.close()
  vi.restoreAllMocks()
})

const left = () => leftoversOf('wang', app.phone.world())
/** Sealing takes its own time, whatever the test's clock says. */
async function until(words: string): Promise<void> {
  await expect.poll(async () => (await app.settle(), app.text)).toContain(words)
}

test('[D8] a rescue file is made from the list of what is unsent, and nothing leaves the phone by it', async () => {
  await app.show('/me/rescue')
  await until('记录 1 条（共 1 笔）')
  await app.tap('做急救文件')
  await until('急救文件做好了')
  await app.tap('存到手机里')
  expect(saved.map((file) => (file as File).name)).toEqual([
    expect.stringMatching(/^wanggexing-\d+\.gwrescue$/),
  ])
  expect(await left()).toMatchObject({ mutations: 1 })
})

test('[D8] the phone forgets what is unsent only after a rescue file was made, and a second yes', async () => {
  await app.show('/me/hand-in')
  await until('先把没送出的另存一份')
  expect(app.text).not.toContain('送不出去也要清除')
  await app.tap('把没送出的另存一份')
  await until('送不出去也要清除')
  expect(await saved[0]!.slice(0, 8).text()).toBe('GWRESCUE')
  await app.tap('送不出去也要清除')
  expect(app.all('dialog')[0]).toContain('1 笔没送到的、0 张照片，只留在您存的急救文件里')
  expect(await left()).toMatchObject({ mutations: 1 })
  document.querySelector<HTMLButtonElement>('dialog button')!.click()
  await expect.poll(left).toEqual({ mutations: 0, photos: 0, drafts: 0 })
})
