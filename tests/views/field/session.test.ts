import { afterEach, expect, test } from 'vitest'
import { AppStreet } from './app-street.ts'

let app: AppStreet
afterEach(() => app.close())

// A screen is its own chunk, which takes its time to arrive.
const address = () => app.router.currentRoute.value.fullPath

const enter = async (password: string) => {
  await app.type('#username', 'wang')
  await app.type('#password', password)
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await app.settle()
}

test('nobody sees a record before signing in; the wanted screen comes after', async () => {
  app = await AppStreet.open({ signedIn: false })
  await app.show('/grid/household/h_302')
  expect(app.router.currentRoute.value.fullPath).toBe('/sign-in?to=/grid/household/h_302')
  await enter('wrong')
  expect(app.all('[role="alert"]')).toEqual(['用户名或密码不对。请核对后再试'])
  await enter('right')
  await app.device.sync()
  await expect.poll(address).toBe('/grid/household/h_302')
  await app.settle()
  expect(app.all('h1')).toEqual(['3 栋 302 室'])
})

test('what is missing is said beside its field', async () => {
  app = await AppStreet.open({ signedIn: false })
  await app.show('/')
  await enter('')
  expect(app.all('#password-note')).toEqual(['请填密码'])
})

test('an address outside the app is never followed', async () => {
  app = await AppStreet.open({ signedIn: false })
  await app.show('/sign-in?to=//evil.example/x')
  await enter('right')
  await expect.poll(address).toBe('/')
})

test('without a network, signing in says so and nothing is lost', async () => {
  app = await AppStreet.open({ signedIn: false })
  app.phone.line.online = false
  await app.show('/')
  await enter('right')
  expect(app.all('[role="alert"]')[0]).toMatch(/^现在没有网络/)
})

test('the last person’s notebook opens from cold with no network', async () => {
  app = await AppStreet.open()
  app.phone.line.online = false
  await app.device.save([
    { op: 'patch', type: 'household', record: 'h_302', set: { head: ['王桂兰', '王桂英'] } },
  ])
  await app.reopen()
  await app.show('/grid/building/b_3')
  expect(app.all('li .name')).toEqual(['302 室 王桂英', '604 室 陈素芬'])
  expect(app.all('[data-testid="truth"]')[0]).toMatch(/^⬆1 条只在本机/)
})

test('signing out says what stays here, and the notebook is whole at the next sign-in', async () => {
  app = await AppStreet.open()
  app.phone.line.online = false
  await app.device.save([
    { op: 'patch', type: 'household', record: 'h_302', set: { note: [null, '门锁坏了'] } },
  ])
  await app.show('/me')
  await app.tap('退出登录')
  expect(app.all('dialog')[0]).toContain('还有 1 条只在这台手机上。退出不会删除它们')
  document.querySelector<HTMLButtonElement>('dialog button')!.click()
  await app.settle()
  expect(app.router.currentRoute.value.name).toBe('sign-in')
  expect(app.session.device).toBeNull()
  app.phone.line.online = true
  await enter('right')
  await app.device.sync()
  expect(await app.street.server.body('h_302')).toMatchObject({ note: '门锁坏了' })
})
