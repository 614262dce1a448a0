import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { leftoversOf } from '#storage/leftovers.ts'
import { household, patch } from '#tests/sync/street.ts'
import { AppStreet, BASE } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open()
})
afterEach(() => app.close())

const route = () => app.router.currentRoute.value.name
const confirm = async () => {
  document.querySelector<HTMLButtonElement>('dialog button')!.click()
  await app.settle()
}
const verdict = () => app.all('[role="status"] .big')[0]
const checks = () => app.all('section li')
const note = patch('h_302', { note: [null, '门锁坏了'] })

async function open(): Promise<void> {
  await app.show('/me/hand-in')
  await expect.poll(async () => (await app.settle(), verdict())).not.toMatch(/正在/)
}
async function again(words = '再核对一次'): Promise<void> {
  await app.tap(words)
  await expect.poll(async () => (await app.settle(), verdict())).not.toMatch(/正在/)
}

test('yes, with a slip, only after the server was asked at this very moment', async () => {
  await app.device.save([note])
  await app.device.sync()
  app.phone.line.requests.length = 0
  await open()
  expect(app.phone.line.requests.length).toBeGreaterThan(1)
  expect(verdict()).toBe('可以交回')
  const slip = app.all('.slip')[0]!
  expect(slip).toMatch(/[0-9A-F]{4}-[0-9A-F]{4}/)
  expect(slip).toContain('张海')
  expect(slip).toContain(`${app.device.records.size} 条，与服务器一致`)
  expect(checks().every((line) => line.startsWith('✓'))).toBe(true)
})

test('unsent work is sent first; what the check itself can do is not asked of the worker', async () => {
  app.phone.line.online = false
  await app.device.save([note])
  app.phone.line.online = true
  await open()
  expect(verdict()).toBe('可以交回')
  expect(await app.street.server.body('h_302')).toMatchObject({ note: '门锁坏了' })
})

test('offline it does not say yes, also when everything was delivered a moment ago', async () => {
  app.phone.line.online = false
  await open()
  expect(verdict()).toBe('现在说不准')
  expect(app.text).toContain('没有网络')
  expect(app.all('.slip')).toEqual([])
  expect(app.text).not.toContain('退出并清除')
})

test('offline with unsent work it says no, names it and leads there', async () => {
  app.phone.line.online = false
  await app.device.save([note])
  await open()
  expect(verdict()).toBe('还不能交回')
  expect(checks()[0]).toContain('还有 1 条只在这部手机上')
  await app.tap('还有 1 条只在这部手机上')
  await expect.poll(route).toBe('me-sync')
})

test('a no stays while the phone tries again in vain', async () => {
  app.phone.line.online = false
  await app.device.save([note])
  await open()
  await app.device.sync()
  await app.settle()
  expect(verdict()).toBe('还不能交回')
})

test('an expired sign-in is said, with the way to sign in', async () => {
  await open()
  app.phone.line.between = () => {
    throw new Problem('signInNeeded')
  }
  await again()
  expect(verdict()).toBe('现在说不准')
  await app.tap('重新登录再核对')
  await expect.poll(() => app.router.currentRoute.value.fullPath).toBe('/sign-in?to=/me/hand-in')
})

test('a server that holds something else is noticed, and is no yes', async () => {
  app.phone.line.between = async (request, pass) => {
    const response = await pass(request)
    if (request.limits.rows > 1) return response
    const scope = response.scopes[BASE]!
    return { ...response, scopes: { ...response.scopes, [BASE]: { ...scope, digest: [1, 2] as const } } }
  }
  await open()
  expect(verdict()).toBe('还不能交回')
  expect(checks().join()).toContain('有 1 处和服务器不一样')
  app.phone.line.between = null
  await again()
  expect(verdict()).toBe('可以交回')
})

test('a half filled form counts, and leads to where it lies', async () => {
  await app.device.drafts.put({
    key: 'visit:new',
    type: 'visit',
    record: null,
    body: { route: '/visit/new' },
    place: null,
  })
  await open()
  expect(verdict()).toBe('还不能交回')
  expect(checks().join()).toContain('有 1 张表写到一半')
  expect(app.text).not.toContain('退出并清除')
  expect(app.text).toContain('不在另存的文件里')
})

test('somebody else’s unsent work on the same phone counts, by name', async () => {
  app.others = [
    { id: 'zhao', name: '赵刚', unsent: 2, left: { mutations: 2, photos: 1, drafts: 0 } },
    { id: 'sun', name: '孙丽', unsent: 0, left: { mutations: 0, photos: 0, drafts: 0 } },
  ]
  await open()
  expect(verdict()).toBe('还不能交回')
  expect(checks().join()).toContain('赵刚 还有 2 条记录、1 张照片只在这部手机上')
  expect(app.text).not.toContain('孙丽')
})

test('the slip no longer counts once something is written', async () => {
  await open()
  app.phone.line.online = false
  await app.device.save([household('r_new', {}, BASE)])
  await app.settle()
  expect(verdict()).toBe('核对之后您又写了新的')
  expect(app.all('.slip')).toEqual([])
  expect(app.text).not.toContain('退出并清除')
})

test('[D8] after yes, one’s data leaves the phone; the next sign-in has it again from the server', async () => {
  await open()
  const before = app.device.records.size
  await app.tap('退出并清除这部手机上的资料')
  expect(app.all('dialog')[0]).toContain('服务器上的都在')
  await confirm()
  await expect.poll(async () => (await app.settle(), route())).toBe('sign-in')
  expect(app.session.device).toBeNull()
  const device = await app.phone.open()
  expect(device.records.size).toBe(0)
  await device.sync()
  expect(device.records.size).toBe(before)
  await device.close()
})

test('[D8] what is unsent may go only after a copy was saved, and only what is in it', async () => {
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
  app.phone.line.online = false
  await app.device.save([note])
  await open()
  expect(app.text).not.toContain('送不出去也要清除')
  await app.tap('把没送出的另存一份')
  expect(saved).toHaveBeenCalledOnce()
  await app.tap('送不出去也要清除')
  expect(app.all('dialog')[0]).toContain('1 条没送到的，只留在您另存的文件里')
  await confirm()
  await expect.poll(async () => (await app.settle(), route())).toBe('sign-in')
  expect(await leftoversOf('wang', app.phone.world())).toEqual({ mutations: 0, photos: 0, drafts: 0 })
  saved.mockRestore()
})

test('[D8] nothing goes of what came after the check, whoever wrote it', async () => {
  await open()
  await app.tap('退出并清除这部手机上的资料')
  app.phone.line.online = false
  // A browser that tells other tabs nothing.
  const other = await app.phone.open({ otherTabs: { post: () => {}, listen: () => () => {} } })
  await other.save([note])
  await confirm()
  await expect.poll(async () => (await app.settle(), app.text)).toContain('没有清除')
  expect(app.session.device).not.toBeNull()
  expect(await leftoversOf('wang', app.phone.world())).toMatchObject({ mutations: 1 })
  await other.close()
})
