import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rowAfter } from '#composables/use-list-keys.ts'
import { AppStreet } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open()
  await app.show('/grid/building/b_3')
})
afterEach(() => app.close())

const focused = () => document.activeElement?.querySelector('.name')?.textContent?.trim()
const press = (key: string) =>
  document.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )

describe('a list by the keyboard', () => {
  test('the arrows lead from row to row, Home and End to its ends', () => {
    const rows = [...document.querySelectorAll<HTMLElement>('main a.card')]
    expect(rows.length).toBeGreaterThan(1)
    rows[0]!.focus()
    press('ArrowDown')
    expect(focused()).toBe('604 室 陈素芬')
    press('ArrowUp')
    expect(focused()).toBe('302 室 王桂兰')
    press('End')
    expect(document.activeElement).toBe(rows.at(-1))
    press('Home')
    expect(document.activeElement).toBe(rows[0])
  })

  test.each([
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['Enter', 2, null],
    ['a', 2, null],
  ] as const)('%s at row %i leads to %s of five', (key, at, to) => {
    expect(rowAfter(key, at, 5)).toBe(to)
  })

  test('the first stop of every screen leads past its head', async () => {
    const skip = document.querySelector<HTMLElement>('button.skip')!
    expect(skip.textContent?.trim()).toBe('跳到主要内容')
    skip.click()
    expect(document.activeElement?.tagName).toBe('MAIN')
  })
})
