import { webcrypto } from 'node:crypto'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bytes, Subtle } from '#domain/rescue/subtle.ts'
import { openAccounts } from '#storage/accounts.ts'
import { type Pins, pinsIn } from '#sync/pins.ts'
import { useLock } from '#stores/lock.ts'
import { browserScheduler } from '#sync/browser-http.ts'
import { AppStreet } from './app-street.ts'

let app: AppStreet
let pins: Pins
let now: number

beforeEach(async () => {
  localStorage.clear()
  app = await AppStreet.open()
  const random = (bytes: Bytes) => webcrypto.getRandomValues(bytes)
  const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
  const accounts = await openAccounts({ ...disk, clock: Date.now, random, scheduler: browserScheduler })
  await accounts.signedIn({ id: 'wang', name: '张海', role: 'worker' }, 'wang')
  pins = pinsIn({ accounts, subtle: webcrypto.subtle as unknown as Subtle, random, rounds: 500 })
  now = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  useLock().begin(pins)
  await useLock().follow('wang', { isFresh: true, now })
  await app.show('/me/settings')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await app.close()
  localStorage.clear()
})

const pass = async (minutes: number) => {
  now += minutes * 60_000
  window.dispatchEvent(new Event('pointerdown'))
  await app.settle()
}
async function setPin(pin: string, again = pin): Promise<void> {
  await app.tap('设锁屏码')
  const [next, repeat] = [...document.querySelectorAll<HTMLInputElement>('main input[type="password"]')]
  for (const [input, words] of [
    [next, pin],
    [repeat, again],
  ] as const) {
    input!.value = words
    input!.dispatchEvent(new Event('input', { bubbles: true }))
  }
  await submit('main form')
}
async function submit(selector: string): Promise<void> {
  document.querySelector(selector)!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  // The hash is computed outside this thread.
  await app.settle()
  const busy = () => document.querySelector('form button[type="submit"]:disabled')
  await expect.poll(busy, { timeout: 10_000 }).toBeNull()
  await app.settle()
}
const enter = async (pin: string) => {
  await app.type('.lock input', pin)
  await submit('.lock form')
}

describe('[DOMAIN 8.3] the screen lock', () => {
  test('is set with two equal PINs that are not too easy', async () => {
    await setPin('1234')
    expect(app.text).toContain('太容易猜')
    await app.tap('取消')
    await setPin('2580', '2581')
    expect(app.text).toContain('两次输的不一样')
    await app.tap('取消')
    await setPin('2580')
    expect(app.text).toContain('锁屏码已设好')
    expect(await pins.has('wang')).toBe(true)
  })

  test('comes after half an hour; the form behind it is as it was when the PIN was right', async () => {
    await setPin('2580')
    await app.show('/matter/new')
    await app.type('textarea', '路灯不亮')
    await pass(29)
    expect(app.all('.lock')).toEqual([])
    await pass(31)
    expect(app.all('.lock h1')).toEqual(['已锁屏'])
    expect(document.querySelector('.behind-lock')?.hasAttribute('inert')).toBe(true)
    expect([...document.querySelectorAll('.lock a')].map((one) => one.getAttribute('href'))).toEqual([
      'tel:119',
      'tel:110',
      'tel:120',
    ])
    await enter('2581')
    expect(app.text).toContain('还可以试 4 次')
    await enter('2580')
    expect(app.all('.lock')).toEqual([])
    expect(document.querySelector<HTMLTextAreaElement>('textarea')?.value).toBe('路灯不亮')
  })

  test('[D8] wrong five times: signed out, and what is unsent is all there', async () => {
    await setPin('2580')
    app.phone.line.online = false
    await app.device.save([
      { op: 'patch', type: 'household', record: 'h_302', set: { note: [null, '门锁坏了'] } },
    ])
    await pass(31)
    for (let tries = 1; tries <= 5; tries++) await enter('9999')
    await expect.poll(() => app.router.currentRoute.value.name, { timeout: 10_000 }).toBe('sign-in')
    expect(app.session.device).toBeNull()
    expect(await pins.has('wang')).toBe(false)
    expect(await app.session.leftHere('wang')).toMatchObject({ mutations: 1 })
  })

  test('a new start asks at once when the app was left long ago, and not when it was only a moment', async () => {
    await setPin('2580')
    await pass(1)
    const lock = useLock()
    await lock.follow('wang', { isFresh: false, now: now + 60_000 })
    expect(lock.locked).toBe(false)
    await lock.follow('wang', { isFresh: false, now: now + 6 * 60_000 })
    expect(lock.locked).toBe(true)
    localStorage.clear()
    await lock.follow('wang', { isFresh: false, now })
    expect(lock.locked).toBe(true)
    await lock.follow('wang', { isFresh: true, now })
    expect(lock.locked).toBe(false)
  })
})
