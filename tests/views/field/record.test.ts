import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppStreet, BASE, create, elder } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open({ records: [elder('王桂兰', 'h_302', { cognition: 'suspected' })] })
})
afterEach(() => app.close())

const delivery = () => app.all('[data-testid="delivery"]')[0]

describe('the page of a record', () => {
  test('turns green only on the server’s receipt, and shows it', async () => {
    app.phone.line.online = false
    await app.device.save([
      create('matter', 'm_1', BASE, { class: 'SF', brief: '楼道堆物', household: 'h_302' }),
    ])
    await app.show('/record/matter/m_1')
    expect(delivery()).toMatch(/^⬆ ?只在本机，等待送达/)
    app.phone.line.online = true
    await app.device.sync()
    await app.settle()
    expect(delivery()).toMatch(/^✓ ?已送达今天 09:00 收到 · 第 1 版 · 编号 m_\S+ · 校验 [0-9a-f]{8}$/)
  })

  test('offers only the steps that this person may take, and asks for what a step needs', async () => {
    await app.device.save([create('matter', 'm_1', BASE, { class: 'SF', brief: '楼道堆物' })])
    await app.show('/record/matter/m_1')
    expect(app.all('.commands button')).toEqual(['当场解决'])
    expect(app.all('ol [aria-current="step"] b')).toEqual(['受理'])
    await app.tap('当场解决')
    document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await app.settle()
    expect(app.all('dialog .issue')).toEqual(['! 这一项要填'])
    await app.type('dialog textarea', '已清走')
    document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await app.settle()
    expect(app.device.records.get('matter', 'm_1')?.body).toMatchObject({
      status: 'closed',
      result: '已清走',
    })
  })

  test.each([
    ['a home', 'h_302', '看3 栋 302 王桂兰', '/grid/household/h_302'],
    ['an elder', '王桂兰', '看王桂兰', '/record/elder/王桂兰'],
    ['a duty point', 'd_1', '看车棚', '/record/dutyPoint/d_1'],
  ])('leads from a task to %s that it is about', async (_what, target, words, to) => {
    await app.street.server.write(
      'chen',
      create('dutyPoint', 'd_1', BASE, { name: '车棚', kind: 'charging', status: 'active' }),
      create('task', 't_1', BASE, { kind: 'visit', what: '看插线板', target, due: '2030-01-01' }),
    )
    await app.device.sync()
    await app.show('/record/task/t_1')
    const link = [...document.querySelectorAll('a')].find((one) => one.textContent?.trim() === words)
    expect(decodeURI(link?.getAttribute('href') ?? '')).toBe(to)
  })

  test('keeps health masked until it is asked for', async () => {
    await app.show('/record/elder/王桂兰')
    const line = [...document.querySelectorAll('dl .line')].find((one) => one.textContent?.includes('认知'))!
    expect(line.querySelector('dd span')?.textContent).toBe('***')
    line.querySelector('button')!.click()
    await app.settle()
    expect(line.querySelector('dd span')?.textContent).toBe('疑似失智')
  })

  test('says so when the record is not on this phone', async () => {
    await app.show('/record/matter/m_nowhere')
    expect(app.all('h1')).toEqual(['本机没有这条记录'])
  })
})

describe('search in 我的网格', () => {
  test.each(['王桂', '302', '1188'])('%s finds the home by name, room or end of the phone', async (typed) => {
    await app.show('/grid')
    await app.type('input[type="search"]', typed)
    expect(app.all('li .name')).toContain(typed === '1188' || typed === '302' ? '302 · 王桂兰' : '王桂兰')
  })

  test('initials find a person once the dictionary is there', async () => {
    await app.show('/grid')
    await app.type('input[type="search"]', 'wgl')
    await expect.poll(() => app.all('li .name'), { timeout: 8000 }).toContain('王桂兰')
  })
})
