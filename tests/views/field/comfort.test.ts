import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { usePreferences } from '#stores/preferences.ts'
import { AppStreet } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  localStorage.clear()
  app = await AppStreet.open()
})
afterEach(async () => {
  await app.close()
  localStorage.clear()
  vi.unstubAllGlobals()
})

const correct = (note: string) =>
  app.device.save([{ op: 'patch', type: 'household', record: 'h_302', set: { note: [null, note] } }])

describe('the first day', () => {
  test('three cards stand above the list, which is there all the same', async () => {
    await app.show('/')
    expect(app.all('.tour .title')).toEqual(['没有网络，照样记'])
    expect(app.text).toContain('记一次走访')
    await app.tap('下一张')
    await app.tap('下一张')
    expect(app.all('.tour .title')).toEqual(['有险情，先救人'])
    await app.tap('知道了')
    expect(app.all('.tour')).toEqual([])
  })

  test('skipped once, they never come again, and are found under 我的', async () => {
    await app.show('/')
    await app.tap('跳过')
    await app.reopen()
    await app.show('/')
    expect(app.all('.tour')).toEqual([])
    await app.show('/me')
    await app.tap('认识网格行')
    await expect.poll(() => app.all('.tour')).toHaveLength(3)
  })
})

describe('a save', () => {
  test('buzzes once, its delivery twice, and not at all for who has turned it off', async () => {
    const vibrate = vi.fn<(pattern: number[]) => boolean>(() => true)
    vi.stubGlobal('navigator', Object.assign(navigator, { vibrate }))
    await app.show('/')
    app.phone.line.online = false
    await correct('门锁坏了')
    await app.settle()
    expect(vibrate.mock.calls).toEqual([[[35]]])
    app.phone.line.online = true
    await app.device.sync()
    await app.settle()
    expect(vibrate.mock.calls).toEqual([[[35]], [[35, 80, 35]]])
    usePreferences().buzz = false
    app.phone.line.online = false
    await correct('又好了')
    await app.settle()
    expect(vibrate).toHaveBeenCalledTimes(2)
  })

  test('is counted at the app’s icon until it has arrived', async () => {
    const shown: (number | null)[] = []
    vi.stubGlobal(
      'navigator',
      Object.assign(navigator, {
        setAppBadge: async (n: number) => void shown.push(n),
        clearAppBadge: async () => void shown.push(null),
      }),
    )
    await app.show('/')
    app.phone.line.online = false
    await correct('门锁坏了')
    await app.settle()
    app.phone.line.online = true
    await app.device.sync()
    await app.settle()
    expect(shown).toEqual([null, 1, null])
  })
})

test('the storage page counts what is here and says what may be cleared', async () => {
  await app.show('/')
  app.phone.line.online = false
  await correct('门锁坏了')
  await app.device.drafts.put({ key: 'visit:new', type: 'visit', record: null, body: {}, place: null })
  await app.show('/me/storage')
  await expect.poll(() => app.all('[data-kept="records"] dd')).toHaveLength(1)
  expect(app.all('[data-kept="records"] dd')[0]).toMatch(/^\d+ 件 · \d+ KB$/)
  expect(app.all('[data-kept="unsent"] dd')[0]).toMatch(/^1 件/)
  expect(app.all('[data-kept="drafts"] dd')[0]).toMatch(/^1 件/)
  expect(app.text).toContain('没送达的一张也不会清')
  expect(app.text).toContain('不上报')
})
