import { afterEach, describe, expect, test } from 'vitest'
import { AppStreet, BASE, create, HOUSE } from './app-street.ts'

let app: AppStreet
afterEach(() => app.close())

describe('a long list', () => {
  test('of what was searched says that it goes on where the search has stopped', async () => {
    const records = Array.from({ length: 51 }, (_, i) =>
      create('household', `h_many${i}`, BASE, {
        code: `M${i}`,
        building: 'b_7',
        room: `9${i}`,
        head: `钱${i}`,
      }),
    )
    app = await AppStreet.open({ records })
    await app.show('/grid')
    const search = async (words: string) => {
      const input = document.querySelector<HTMLInputElement>('input[type="search"]')!
      input.value = words
      input.dispatchEvent(new Event('input'))
      await app.settle()
    }
    await search('钱')
    expect(app.text).toContain('先列出 50 个，请多输几个字')
    await search('钱50')
    expect(app.text).toContain('找到 1 个')
  })

  test('of the houses of a batch goes on to the last of them, under any filter', async () => {
    const house = { building: 'b_7', status: 'active' }
    const batch = {
      name: '再排查',
      rule: 'all',
      start: '2026-01-01',
      end: '2026-01-31',
      inspectorType: 'worker',
    } as const
    app = await AppStreet.open({
      records: [
        ...Array.from({ length: 210 }, (_, i) =>
          create('house', `s_${i}`, HOUSE, { ...house, code: `H${i}`, address: `石桥路 ${i} 号` }),
        ),
        create('batch', 'bt_1', 'common', batch),
        { op: 'command', type: 'batch', record: 'bt_1', command: 'start', args: {} },
      ],
    })
    await app.show('/houses/batch/bt_1')
    const rows = () => document.querySelectorAll('main li a').length
    const first = rows()
    for (let taps = 0; taps < 10 && rows() < 210; taps++) await app.tap('再显示')
    expect(first).toBeLessThan(210)
    expect(rows()).toBe(210)
  })
})
