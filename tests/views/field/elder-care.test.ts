import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppStreet, CARE, create, elder } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open({
    records: [elder('王桂兰', 'h_302', { livingArrangement: 'alone', status: 'active' })],
  })
})
afterEach(() => app.close())

const file = () => app.device.records.get('elder', '王桂兰')!.body
const page = () => document.querySelector('main')?.textContent?.replaceAll(/\s+/g, ' ') ?? ''

async function submit(): Promise<void> {
  document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await app.settle()
}

describe('an elder’s page', () => {
  test('DOMAIN 4.5: says why the level is what it is, factor by factor, and what a lowering takes', async () => {
    await app.show('/record/elder/王桂兰')
    const reasons = app.all('[data-care="level"]')[0]!
    expect(reasons).toMatch(/评分 \d+/)
    expect(reasons).toContain('居住方式30 分')
    expect(reasons).toContain('连续正常上门 0/2 次')
    expect(app.all('.chips button')).not.toContain('提议降低关爱等级')
  })

  test('DOMAIN 4.5: a worker raises the level at once, with the reason', async () => {
    await app.show('/record/elder/王桂兰')
    await app.tap('提高关爱等级')
    await submit()
    expect(file().levelFloor).toBeUndefined()
    await app.choose('红(重点关爱)')
    await app.type('dialog textarea', '最近常说头晕')
    await submit()
    expect(file()).toMatchObject({ levelFloor: 'red', levelReason: '最近常说头晕' })
    expect(page()).toContain('红(重点关爱)')
  })

  test('[12.10] somebody who has died stays readable, and the page says that nothing new is made', async () => {
    await app.device.save([
      { op: 'patch', type: 'elder', record: '王桂兰', set: { status: ['active', 'deceased'] } },
    ])
    await app.show('/record/elder/王桂兰')
    expect(page()).toContain('老人已故。以前的记录都还能看')
    expect(app.all('a').some((words) => words === '老人探访')).toBe(false)
  })

  test('shows what is open: findings and services, with a link to each', async () => {
    await app.device.save([
      create('careFollowUp', 'f_1', CARE, { elder: '王桂兰', effect: 'U2', foundAt: app.device.now() }),
      create('serviceRequest', 's_1', CARE, { elder: '王桂兰', need: 'meal', client: '王桂兰' }),
    ])
    await app.show('/record/elder/王桂兰')
    expect(page()).toMatch(/没办完的.*异常.*待处理.*助餐.*已提出/)
    await app.show('/services')
    expect(app.all('li .name')).toEqual(['助餐：王桂兰'])
  })
})
