import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import ElderVisitFormView from '#views/field/forms/ElderVisitFormView.vue'
import { FormStreet, Hand } from './form-street.ts'

/** Lets a test decide when a card is on screen. */
class Screen {
  static readonly all: Screen[] = []
  readonly targets: Element[] = []
  readonly #tell: IntersectionObserverCallback
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell
    Screen.all.push(this)
  }
  observe(target: Element): void {
    this.targets.push(target)
  }
  disconnect(): void {
    this.targets.length = 0
  }
  show(): void {
    const entries = this.targets.map((target) => ({ target, isIntersecting: true }))
    if (entries.length) this.#tell(entries as unknown as IntersectionObserverEntry[], this as never)
  }
}

let street: FormStreet
let hand: Hand
beforeEach(async () => {
  Screen.all.length = 0
  vi.stubGlobal('IntersectionObserver', Screen)
  street = await FormStreet.open()
  hand = new Hand(street)
})
afterEach(async () => {
  await street.close()
  vi.unstubAllGlobals()
})

const show = (query: Record<string, string> = {}, language: 'zh-CN' | 'en' = 'zh-CN') =>
  street.show(ElderVisitFormView, { name: 'elder-visit-form', params: { elder: 'e_wang' }, query }, language)
const visits = () => street.device.records.ofType('elderVisit')
const card = (item: string) => `[data-item="${item}"]`
const foot = () => document.querySelector('footer')?.textContent?.replace(/\s+/g, ' ') ?? ''

async function lookAtKeyItems(): Promise<void> {
  for (const screen of Screen.all) screen.show()
  await street.settle()
}

describe('the elder visit form', () => {
  it('records a normal visit within eight taps, once the key items were on screen', async () => {
    await show()
    hand.taps = 1
    expect(() => hand.find('其余全部正常')).toThrow('nothing says')
    await lookAtKeyItems()
    expect(foot()).toContain('关键项已看 9/9')
    await hand.tap('其余全部正常')
    await hand.tap('完成')
    expect(hand.taps).toBeLessThanOrEqual(8)
    expect(await street.outbox()).toEqual(['create elderVisit', 'command elderVisit submit'])
    const { body } = visits()[0]!
    expect(body).toMatchObject({
      elder: 'e_wang',
      mode: 'in_person',
      contact: 'met',
      quickNormal: true,
      status: 'submitted',
    })
    expect(Object.keys(body.answers ?? {})).toHaveLength(25)
    await street.device.sync()
    expect(await street.street.server.body(visits()[0]!.id)).toMatchObject({ status: 'submitted' })
  })

  it('hides what only eyes can see when the visit is by phone', async () => {
    await show()
    expect(document.querySelector(card('sa_gas'))).not.toBeNull()
    await hand.tap('电话')
    expect(document.querySelector(card('sa_gas'))).toBeNull()
    expect(document.querySelector(card('he_illness'))).not.toBeNull()
  })

  it('gives every answer the words of its item, and the result live', async () => {
    await show()
    expect(document.querySelector(card('he_mobility'))?.textContent).toContain('起不来床')
    await hand.tap('异常起不来床', card('he_mobility'))
    expect(foot()).toContain('异常')
    expect(hand.has('3个工作日内处理')).toBe(true)
  })

  it('opens the dial screen on an emergency, and stamps the calls beside the answer', async () => {
    await show()
    await hand.tap('紧急刚摔倒动不了', card('he_fall'))
    const numbers = [...document.querySelectorAll('dialog.action-screen a')].map((a) =>
      a.getAttribute('href'),
    )
    expect(numbers.slice(0, 5)).toEqual([
      'tel:120',
      'tel:110',
      'tel:119',
      'tel:13800001111',
      'tel:13800002222',
    ])
    await hand.tap('急救')
    await hand.tap('马上提交')
    const { body } = visits()[0]!
    expect(body.answers?.he_fall).toEqual({ value: 'emergency', note: '09:00 发现险情、09:00 拨打120' })
    expect(await street.outbox()).toEqual(['create elderVisit', 'command elderVisit submit', 'patch elder'])
    expect(street.device.records.get('elder', 'e_wang')?.body.events).toEqual([
      { kind: 'injurious_fall', on: '2026-01-05' },
    ])
  })

  it('turns needs and a bad house into matters in the same save', async () => {
    await show()
    await hand.tap('异常疑似危房', card('en_house'))
    await hand.tap('老人需要帮什么')
    await hand.tap('助餐')
    expect(hand.has('会报一条房屋排查任务')).toBe(true)
    await hand.tap('完成')
    const matters = street.device.records
      .ofType('matter')
      .map(({ body }) => [body.class, body.brief, body.source])
    const { id } = visits()[0]!
    expect(matters).toEqual([
      ['LW', '帮办助餐：王桂兰', id],
      ['SF', '请排查房屋：老人住处。老人探访时发现：房屋安全：疑似危房', id],
    ])
    await street.device.sync()
    expect((await street.device.entries()).length).toBe(0)
  })

  it('climbs the no-answer ladder with times, dial buttons and stamps; an attempt is no contact', async () => {
    await show()
    await hand.tap('没人应')
    expect(hand.has('09:10 前')).toBe(true)
    const numbers = [...document.querySelectorAll('ol a')].map((a) => a.getAttribute('href'))
    expect(numbers).toEqual([
      'tel:13800001111',
      'tel:13800002222',
      'tel:13800003333',
      'tel:0571-88880000',
      'tel:13900000001',
    ])
    await hand.tap('做了', 'ol li:nth-child(1)')
    await hand.tap('门锁着')
    await hand.tap('记下这次没见到')
    expect(visits()[0]?.body).toMatchObject({
      contact: 'not_home',
      status: 'submitted',
      ladder: [
        { step: '这次的结果', result: '门锁着' },
        { step: '敲门三次，打老人电话', at: Date.UTC(2026, 0, 5, 1) },
      ],
    })
  })

  it('calls for help first when a danger sign is noticed at the closed door', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('有煤气味')
    expect(document.querySelector<HTMLDialogElement>('dialog.action-screen')?.open).toBe(true)
    await hand.tap('继续填')
    await hand.tap('记下这次没见到')
    expect(visits()[0]?.body.ladder).toContainEqual({ step: '危险迹象', result: '有煤气味' })
  })

  it('takes a refused visit as refused', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('拒访')
    await hand.tap('记下这次没见到')
    expect(visits()[0]?.body.contact).toBe('refused')
  })

  it('takes the daily word for an elder in red with one tap', async () => {
    await show()
    hand.taps = 0
    await hand.tap('邻居今天看到过')
    expect(hand.taps).toBe(1)
    expect(visits()[0]?.body).toMatchObject({ mode: 'neighbour', contact: 'met', status: 'submitted' })
  })

  it('comes back after a killed tab with the answers given', async () => {
    await show()
    await lookAtKeyItems()
    await hand.tap('需关注低落、孤单', card('me_mood'))
    await hand.type(`${card('me_mood')} textarea`, '想儿子')
    await street.rest()
    await street.kill()
    await show()
    expect(document.querySelector<HTMLTextAreaElement>(`${card('me_mood')} textarea`)?.value).toBe('想儿子')
    expect(foot()).toContain('关键项已看 9/9')
  })

  it('shows last time beside an item, and a remark where a visit was sent back', async () => {
    await show()
    await hand.tap('需关注要扶', card('he_mobility'))
    await hand.tap('完成')
    const { id } = visits()[0]!
    await street.device.sync()
    await show()
    expect(document.querySelector(card('he_mobility'))?.textContent).toContain('上次（1月5日）：要扶')
    await street.street.server.write('chen', {
      op: 'command',
      type: 'elderVisit',
      record: id,
      command: 'sendBack',
      args: { note: '请补燃气', remarks: { 'answers.sa_gas': '没看燃气' } },
    })
    await street.device.sync()
    await show({ record: id, item: 'sa_gas' })
    expect(document.querySelector(card('sa_gas'))?.textContent).toContain('没看燃气')
    await hand.tap('正常', card('sa_gas'))
    await hand.tap('完成')
    expect(await street.outbox()).toEqual(['patch elderVisit', 'command elderVisit submit'])
  })

  it('is complete in English', async () => {
    await show({}, 'en')
    expect(document.body.textContent).not.toMatch(/forms\./)
    await hand.tap('No answer')
    expect(document.body.textContent).not.toMatch(/forms\./)
  })
})
