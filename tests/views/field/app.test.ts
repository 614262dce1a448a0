import { shallowRef } from 'vue'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useNotices } from '#stores/notices.ts'
import { AppStreet } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open()
})
afterEach(() => app.close())

describe('a new version', () => {
  const apply = vi.fn<() => void>()

  test('is offered and put in place only by a tap', async () => {
    const waiting = shallowRef(false)
    app.update = { waiting, apply }
    await app.show('/')
    expect(app.text).not.toContain('有新版本')
    waiting.value = true
    await app.settle()
    expect(apply).not.toHaveBeenCalled()
    await app.tap('更新')
    expect(apply).toHaveBeenCalledOnce()
  })

  test('is not even mentioned while a form is open', async () => {
    app.update = { waiting: shallowRef(true), apply }
    await app.show('/matter/new')
    expect(app.router.currentRoute.value.name).toBe('matter-new')
    expect(app.text).not.toContain('有新版本')
    await app.show('/')
    expect(app.text).toContain('有新版本')
  })
})

describe('a crash', () => {
  test('ends in a screen that says the records are safe', async () => {
    await app.show('/')
    useNotices().crash = new Error('bug')
    await app.settle()
    expect(app.all('h1')).toEqual(['出了点问题'])
    expect(app.text).toContain('已保存的记录都在本机')
    expect(app.text).not.toContain('bug')
  })
})

describe('a problem that no screen dealt with', () => {
  test('is said in the catalogue’s words and stays until it is read', async () => {
    await app.show('/')
    useNotices().say({ problem: 'storageFull' }, 'red')
    await app.settle()
    expect(app.all('[role="status"] .saying span')).toEqual([expect.stringMatching(/^手机存储满了。/)])
    await app.tap('知道了')
    expect(app.all('.saying')).toEqual([])
  })
})

test.each([
  '/',
  '/grid',
  '/grid/building/b_3',
  '/grid/household/h_302',
  '/record/household/h_302',
  '/matters',
  '/me',
  '/me/sync',
  '/me/conflicts',
  '/no/such/place',
])('%s has a name, one main landmark and one heading', async (address) => {
  await app.show(address)
  expect(app.all('main')).toHaveLength(1)
  expect(app.all('h1')).toHaveLength(1)
  expect(document.title).toBe(`${app.all('h1')[0]} · 网格行`)
})
