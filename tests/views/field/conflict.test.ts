import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppStreet } from './app-street.ts'

let app: AppStreet
let review: string

/** Zhang Hai, offline, and Li Min, online, give one home two different telephones. */
beforeEach(async () => {
  app = await AppStreet.open()
  app.phone.line.online = false
  await app.device.save([
    { op: 'patch', type: 'household', record: 'h_302', set: { phone: ['13812341188', '13912344470'] } },
  ])
  app.street.time.now += 3_600_000
  await app.street.server.write('li', {
    op: 'patch',
    type: 'household',
    record: 'h_302',
    set: { phone: ['13812341188', '13812346021'] },
  })
  app.phone.line.online = true
  await app.device.sync()
  review = app.device.records.ofType('review')[0]!.id
})
afterEach(() => app.close())

describe('a disagreement', () => {
  test('is on the list of 今日 and leads to its screen', async () => {
    await app.show('/')
    const line = document.querySelector(`[data-due="review:${review}"]`)
    expect(line?.textContent).toContain('有一处不一致')
    expect(line?.getAttribute('href')).toBe(`/me/conflicts/${review}`)
  })

  test('shows what stands, what I wrote and what was there before, numbers masked until asked for', async () => {
    await app.show(`/me/conflicts/${review}`)
    expect(app.all('h1')).toEqual(['有一处不一致'])
    expect(app.text).toContain('3 栋 302 室 · 联系电话')
    expect(app.all('.card .name')).toEqual(['138****6021', '139****4470'])
    expect(app.text).toContain('现在用的 · 李敏 今天 10:00')
    expect(app.text).toContain('您填的 · 今天 09:00')
    expect(app.text).toContain('原来是 138****1188')
    await app.tap('显示号码')
    expect(app.all('.card .name')).toEqual(['13812346021', '13912344470'])
  })

  test('再提一次我的 is saved here at once and reaches the server as a proposal', async () => {
    await app.show(`/me/conflicts/${review}`)
    app.phone.line.online = false
    await app.tap('再提一次我的')
    expect(app.text).toContain('等社区定')
    expect(document.body.textContent).not.toContain('再提一次我的')
    app.phone.line.online = true
    await app.device.sync()
    expect(await app.street.server.body(review)).toMatchObject({ status: 'proposed' })
  })

  test('用现在的 lets it go and nothing asks again', async () => {
    await app.show(`/me/conflicts/${review}`)
    await app.tap('用现在的')
    await app.device.sync()
    await app.settle()
    expect(await app.street.server.body(review)).toMatchObject({ status: 'withdrawn' })
    expect(await app.street.server.body('h_302')).toMatchObject({ phone: '13812346021' })
    await app.show('/')
    expect(document.querySelector(`[data-due="review:${review}"]`)).toBeNull()
  })
})
