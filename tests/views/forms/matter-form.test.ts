import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import MatterFormView from '#views/field/forms/MatterFormView.vue'
import { FormStreet, Hand } from './form-street.ts'

let street: FormStreet
let hand: Hand
beforeEach(async () => {
  street = await FormStreet.open()
  hand = new Hand(street)
})
afterEach(() => street.close())

const show = (query: Record<string, string> = {}) =>
  street.show(MatterFormView, { name: 'matter-new', query })
const matters = () => street.device.records.ofType('matter')

describe('the matter form', () => {
  it('reports a matter within six taps, with the place of where it was opened', async () => {
    await show({ household: 'h_302' })
    hand.taps = 1
    await hand.tap('安全隐患')
    await hand.tap('楼道堆物')
    await hand.tap('上报')
    expect(hand.taps).toBeLessThanOrEqual(6)
    expect(matters()[0]?.body).toMatchObject({
      class: 'SF',
      brief: '楼道堆物',
      level: 'L1',
      household: 'h_302',
      building: 'b_3',
      placeText: '3 栋 302',
      status: 'reported',
    })
    await street.device.sync()
    expect(await street.street.server.body(matters()[0]!.id)).toMatchObject({ status: 'reported' })
  })

  it('closes one solved on the spot in the same save', async () => {
    await show({ building: 'b_3' })
    await hand.tap('市容环境')
    await hand.tap('小广告')
    await hand.tap('当场解决')
    await hand.type('.result textarea', '已清掉')
    await hand.tap('上报')
    expect(await street.outbox()).toEqual(['create matter', 'command matter solveOnSpot'])
    expect(matters()[0]?.body).toMatchObject({ status: 'closed', selfSolved: true, result: '已清掉' })
  })

  it('says what is missing, by name, and leads there', async () => {
    await show()
    await hand.tap('上报')
    const alert = document.querySelector('[role="alert"]')?.textContent
    expect(alert).toContain('类别')
    expect(alert).toContain('情况')
    await hand.tap('类别', '[role="alert"]')
    expect(document.activeElement?.closest('[data-field]')?.getAttribute('data-field')).toBe('class')
  })

  it('keeps the drafts of two homes apart', async () => {
    await show({ household: 'h_302' })
    await hand.tap('安全隐患')
    await street.rest()
    await show({ household: 'h_303' })
    expect(hand.has('接着上次没填完的继续')).toBe(false)
    await show({ household: 'h_302' })
    expect(hand.has('接着上次没填完的继续')).toBe(true)
  })

  it('forgets a draft only on a second tap', async () => {
    await show({ household: 'h_302' })
    await hand.tap('安全隐患')
    await street.rest()
    await show({ household: 'h_302' })
    await hand.tap('不要了，重填')
    expect(await street.device.drafts.all()).toHaveLength(1)
    await hand.tap('确定不要了')
    expect(await street.device.drafts.all()).toEqual([])
  })
})
