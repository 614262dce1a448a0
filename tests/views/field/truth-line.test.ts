import { nextTick } from 'vue'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppStreet, elder } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open()
  await app.show('/')
})
afterEach(() => app.close())

const truth = () => app.all('[data-testid="truth"]')[0]
const write = (note: string) =>
  app.device.save([{ op: 'patch', type: 'household', record: 'h_302', set: { note: [null, note] } }])
const status = () => new Promise((resolve) => setTimeout(resolve, 0))

test('all delivered, with the time of the last whole exchange', () => {
  expect(truth()).toBe('✓全部已送达 · 09:00查看')
})

test('what is only here is counted as records, with the age of the oldest', async () => {
  app.phone.line.online = false
  await write('搬来一只猫')
  app.street.time.now += 2 * 86_400_000
  await app.device.save([
    { op: 'patch', type: 'household', record: 'h_604', set: { note: [null, '新装门铃'] } },
  ])
  await app.device.sync()
  document.dispatchEvent(new Event('visibilitychange'))
  await app.settle()
  expect(truth()).toMatch(/^⬆2 条只在本机 · 最早 2 天前/)
  app.phone.line.online = true
  await app.device.sync()
  await status()
  await app.settle()
  expect(truth()).toBe('✓全部已送达 · 09:00查看')
})

test('without a network it says up to when all was delivered, and never that it is', async () => {
  app.phone.line.online = false
  await app.device.sync()
  await app.settle()
  expect(truth()).toBe('○没有网络 · 截至 09:00 已全部送达查看')
})

test('without a network it stays as it is while it is tried again', async () => {
  app.phone.line.online = false
  await app.device.sync()
  await app.settle()
  const said = new Set<string | undefined>()
  const look = new MutationObserver(() => void said.add(truth()))
  look.observe(document.body, { subtree: true, childList: true, characterData: true })
  const stop = app.device.onStatus(() => void nextTick(() => said.add(truth())))
  await app.device.sync()
  await app.settle()
  stop()
  look.disconnect()
  expect([...said]).toEqual(['○没有网络 · 截至 09:00 已全部送达查看'])
})

test('an expired sign-in is asked for in the line, work goes on and is counted', async () => {
  app.phone.line.refuse('signInNeeded', 'signInNeeded', 'signInNeeded')
  await app.device.sync()
  await write('门锁坏了')
  await app.settle()
  expect(truth()).toMatch(/^⬆1 条只在本机 · 刚刚 · 需重新登录去登录$/)
  expect(document.querySelector('[data-testid="truth"]')?.getAttribute('href')).toBe('/sign-in')
})

test('after 14 days without the server it warns, and health is no longer shown; recording goes on', async () => {
  app.phone.line.online = false
  app.street.time.now += 15 * 86_400_000
  await app.device.sync()
  await app.device.save([elder('王桂兰', 'h_302', { cognition: 'suspected' })])
  await app.show('/record/elder/王桂兰')
  const line = [...document.querySelectorAll('dl .line')].find((one) => one.textContent?.includes('认知'))!
  expect(line.textContent).toMatch(/认知\*\*\*联网后可看/)
  expect(line.querySelector('button')).toBeNull()
  app.phone.line.online = true
  await app.device.sync()
  document.dispatchEvent(new Event('visibilitychange'))
  await app.settle()
  expect(line.querySelector('button')).not.toBeNull()
})
