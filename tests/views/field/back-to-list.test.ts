import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createWebHistory, type RouterHistory } from 'vue-router'
import { AppStreet, BASE, create, elder } from './app-street.ts'

const many = Array.from({ length: 12 }, (_, i) => `老人${String(i + 1).padStart(2, '0')}`)
const blocks = Array.from({ length: 20 }, (_, i) => `b_more${i}`)
const records = [
  ...blocks.map((id, i) => create('building', id, BASE, { code: id, name: `东片 ${i + 1} 栋` })),
  ...blocks.map((building, i) =>
    create('household', `h_more${i}`, BASE, { code: `M${i}`, building, room: '101', head: `户主${i}` }),
  ),
  ...many.map((name, i) =>
    elder(name, `h_more${i}`, { birthDate: '1942-03-01', livingArrangement: 'alone' }),
  ),
  create('task', 't_1', BASE, { kind: 'other', what: '看电箱', due: '2026-01-05' }),
  create('matter', 'm_1', BASE, { class: 'SF', brief: '飞线充电', status: 'reported' }),
]

let app: AppStreet
let browser: RouterHistory
beforeEach(async () => {
  browser = createWebHistory()
  app = await AppStreet.open({ records, history: browser })
})
afterEach(async () => {
  await app.close()
  browser.destroy()
  history.replaceState(null, '', '/')
})

const pressed = () =>
  [...document.querySelectorAll('[data-filter][aria-pressed="true"]')].map((one) =>
    one.getAttribute('data-filter'),
  )
const lines = () => app.all('[data-due]').length

async function back(): Promise<void> {
  const popped = new Promise((done) => window.addEventListener('popstate', done, { once: true }))
  history.back()
  await popped
  await app.settle()
}

describe('the way back to a list', () => {
  test('finds 今日 with its filter and as many lines as were read', async () => {
    await app.show('/')
    document.querySelector<HTMLElement>('[data-filter="visits"]')!.click()
    await app.settle()
    const before = lines()
    await app.tap('再显示')
    expect(lines()).toBeGreaterThan(before)
    const read = lines()
    await app.show('/record/task/t_1')
    expect(lines()).toBe(0)
    await back()
    expect(pressed()).toEqual(['visits'])
    expect(lines()).toBe(read)
  })

  test('finds the search of the grid and the filters of the matters', async () => {
    await app.show('/grid')
    await app.type('input[type="search"]', '户主7')
    await app.show('/matters')
    await app.choose('任务')
    await app.show('/me')
    await back()
    expect(
      document.querySelector<HTMLInputElement>('input:checked')?.closest('label')?.textContent,
    ).toContain('任务')
    await back()
    expect(document.querySelector<HTMLInputElement>('input[type="search"]')?.value).toBe('户主7')
  })

  test('begins anew where the screen is opened anew, and keeps what the router keeps', async () => {
    await app.show('/')
    document.querySelector<HTMLElement>('[data-filter="elders"]')!.click()
    await app.settle()
    const { position, current } = history.state as { position: number; current: string }
    expect({ position: typeof position, current }).toEqual({ position: 'number', current: '/' })
    await app.show('/me')
    await app.show('/')
    expect(pressed()).toEqual(['all'])
  })

  test('shows nobody what a colleague had typed on the same phone', async () => {
    await app.show('/grid')
    await app.type('input[type="search"]', '户主7')
    const state = history.state as { kept: object }
    history.replaceState({ ...state, kept: { ...state.kept, of: 'li' } }, '')
    await app.show('/me')
    await back()
    expect(document.querySelector<HTMLInputElement>('input[type="search"]')?.value).toBe('')
  })
})
