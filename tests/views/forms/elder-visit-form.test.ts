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
  /** So many pixels of a card come into a window, both of a height. */
  show({ pixels, card, window } = { pixels: 200, card: 200, window: 600 }): void {
    const entries = this.targets.map((target) => ({
      target,
      isIntersecting: pixels > 0,
      intersectionRect: { height: pixels },
      boundingClientRect: { height: card },
      rootBounds: { height: window },
    }))
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
  it.each([
    { what: 'an edge', pixels: 100, card: 200, window: 600, seen: 0 },
    { what: 'most of it', pixels: 130, card: 200, window: 600, seen: 1 },
    { what: 'most of what the window can show of a high one', pixels: 190, card: 900, window: 300, seen: 1 },
    { what: 'nothing of one that takes no room', pixels: 0, card: 0, window: 600, seen: 0 },
  ])('takes a key item for seen by what is in sight: $what, $seen', async ({ seen, ...sight }) => {
    await show()
    Screen.all[0]!.show(sight)
    await street.settle()
    expect(foot()).toContain(`关键项已看 ${seen}/`)
  })

  it('records a normal visit within eight taps, once the key items were on screen', async () => {
    await show()
    hand.taps = 1
    expect(() => hand.find('其余全部正常')).toThrow('nothing says')
    await lookAtKeyItems()
    expect(foot()).toContain('关键项已看 9/9')
    await hand.tap('其余全部正常')
    await hand.tap('完成')
    expect(hand.taps).toBeLessThanOrEqual(8)
    // She had not been visited since she was put on file: the miss stays on record, closed by this visit.
    expect(await street.outbox()).toEqual([
      'create elderVisit',
      'command elderVisit submit',
      'create missedVisit',
      'command missedVisit close',
    ])
    expect(street.device.records.ofType('missedVisit').map(({ body }) => body)).toMatchObject([
      { elder: 'e_wang', level: 'red', status: 'closed', visit: visits()[0]!.id },
    ])
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
    expect(body.told).toEqual([{ to: '拨打120', at: Date.UTC(2026, 0, 5, 1), channel: 'phone' }])
    expect(await street.outbox()).toEqual([
      'create elderVisit',
      'command elderVisit submit',
      'create careFollowUp',
      'patch elder',
      'create missedVisit',
      'command missedVisit close',
    ])
    expect(street.device.records.get('elder', 'e_wang')?.body.events).toEqual([
      { kind: 'injurious_fall', on: '2026-01-05' },
    ])
  })

  it('DOMAIN 4.6: turns needs, findings and a bad house into records in the same save', async () => {
    await show()
    // What lies below the key items is made a moment after them.
    await vi.waitFor(() => hand.find('异常疑似危房', card('en_house')))
    await hand.tap('异常疑似危房', card('en_house'))
    await hand.tap('异常停药、断药', card('he_medicine'))
    await hand.tap('老人需要帮什么')
    await hand.tap('助餐')
    expect(hand.has('会报一条房屋排查任务')).toBe(true)
    expect(hand.has('24 小时内处理，3 天内再上门')).toBe(true)
    await hand.tap('完成')
    const { id } = visits()[0]!
    const { records } = street.device
    expect(records.ofType('matter').map(({ body }) => [body.class, body.brief, body.source])).toEqual([
      ['SF', '请排查房屋：老人住处。老人探访时发现：房屋安全：疑似危房', id],
    ])
    expect(records.ofType('serviceRequest').map(({ body }) => body)).toMatchObject([
      { need: 'meal', elder: 'e_wang', client: '王桂兰', source: id, status: 'submitted' },
    ])
    const now = Date.UTC(2026, 0, 5, 1)
    expect(records.ofType('careFollowUp').map(({ body }) => body)).toMatchObject([
      {
        effect: 'U1',
        items: ['en_house'],
        brief: '房屋安全：疑似危房',
        due: now + 86_400_000,
        visitBy: '2026-01-08',
      },
      { effect: 'U2', items: ['he_medicine'], brief: '按时吃药：停药、断药', due: Date.UTC(2026, 0, 8, 12) },
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
    for (let knock = 0; knock < 3; knock++) await hand.tap('敲门没人应', '[data-step="1"]')
    await hand.tap('门锁着')
    await hand.tap('王强', '[data-step="2"]')
    await hand.tap('记下这次没见到')
    const at = Date.UTC(2026, 0, 5, 1)
    const knock = { at, way: 'knock', result: 'no_answer' }
    expect(visits()[0]?.body).toMatchObject({
      contact: 'not_home',
      status: 'submitted',
      attempts: [knock, knock, { ...knock, result: 'closed_door' }],
      ladder: [
        { done: '1', at },
        { done: 'call', step: '王强 · 儿子 · 有钥匙', at },
      ],
    })
  })

  it('the ladder outlives a killed tab, and the next attempt goes on where this one ended', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('做了', '[data-step="1"]')
    await hand.type('[data-field="lastSeen"] input', '昨晚八点，李婶')
    await street.rest()
    await street.kill()
    await show()
    expect(document.querySelector('[data-step="1"]')?.textContent).toContain('✓ 09:00')
    expect(document.querySelector<HTMLInputElement>('[data-field="lastSeen"] input')?.value).toBe(
      '昨晚八点，李婶',
    )
    await hand.tap('记下这次没见到')
    const { id } = visits()[0]!
    await show()
    await hand.tap('没人应')
    expect(hand.has('接着上次没人应')).toBe(true)
    expect(document.querySelector('[data-step="1"]')?.textContent).toContain('✓ 09:00')
    await hand.tap('做了', '[data-step="4"]')
    await hand.tap('记下这次没见到')
    expect(visits().find((one) => one.id !== id)?.body).toMatchObject({
      followsAttempt: id,
      ladder: [{ done: '4', at: Date.UTC(2026, 0, 5, 1) }],
    })
  })

  it('step 5 is saved only with who was present and who decided', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('做了', '[data-step="4"]')
    await hand.tap('做了', '[data-step="5"]')
    await hand.tap('记下这次没见到')
    expect(visits()).toEqual([])
    await hand.type('[data-field="present"] input', '社区陈、物业赵')
    await hand.type('[data-field="decidedBy"] input', '陈书记')
    await hand.tap('记下这次没见到')
    expect(visits()[0]?.body).toMatchObject({ present: '社区陈、物业赵', decidedBy: '陈书记' })
  })

  it('asks who was present and who decided also after the elder was found behind the opened door', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('做了', '[data-step="4"]')
    await hand.tap('做了', '[data-step="5"]')
    expect(document.querySelector('[data-field="present"]')?.textContent).toContain('必填')
    await hand.tap('找到了，平安')
    await lookAtKeyItems()
    await hand.tap('其余全部正常')
    await hand.tap('完成')
    expect(visits()).toEqual([])
    await hand.type('[data-field="present"] input', '社区陈、物业赵')
    await hand.type('[data-field="decidedBy"] input', '陈书记')
    await hand.tap('完成')
    expect(visits()[0]?.body).toMatchObject({
      contact: 'met',
      present: '社区陈、物业赵',
      decidedBy: '陈书记',
    })
  })

  it('found: goes on with the visit and keeps the ladder; not found: an emergency that only a supervisor closes', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('联系上了，人在外面')
    expect(document.querySelector(card('he_illness'))).not.toBeNull()
    await hand.tap('没人应')
    await hand.tap('没找到，已报警')
    await hand.tap('马上提交')
    expect(visits()[0]?.body).toMatchObject({ outcome: 'not_found', ladder: [{ done: '6' }] })
    const followUps = street.device.records.ofType('careFollowUp')
    expect(followUps.map(({ body }) => [body.effect, body.brief])).toEqual([['E', '没找到，已报警']])
  })

  it('calls for help first when a danger sign is noticed at the closed door', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('有煤气味')
    expect(document.querySelector<HTMLDialogElement>('dialog.action-screen')?.open).toBe(true)
    await hand.tap('继续填')
    await hand.tap('记下这次没见到')
    expect(visits()[0]?.body.dangerSigns).toEqual(['gasSmell'])
    expect(street.device.records.ofType('careFollowUp').map(({ body }) => body.effect)).toEqual(['E'])
  })

  it('takes a refused visit as refused', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('拒访')
    await hand.tap('记下这次没见到')
    expect(visits()[0]?.body.contact).toBe('refused')
  })

  it('DOMAIN 4.6: takes a knock after a mistaken 拒访 for an open attempt again', async () => {
    await show()
    await hand.tap('没人应')
    await hand.tap('拒访')
    await hand.tap('敲门没人应', '[data-step="1"]')
    await hand.tap('记下这次没见到')
    expect(visits()[0]?.body.contact).toBe('not_home')
    await show()
    await hand.tap('没人应')
    expect(hand.has('接着上次没人应')).toBe(true)
  })

  it('takes the daily word for an elder in red with one tap', async () => {
    await show()
    hand.taps = 0
    await hand.tap('李婶说今天看到过')
    expect(hand.taps).toBe(1)
    expect(visits()[0]?.body).toMatchObject({
      mode: 'neighbour',
      toldBy: '邻居 李婶',
      contact: 'met',
      status: 'submitted',
    })
  })

  it('offers the one tap only while nothing is answered, so that it replaces no answer', async () => {
    await show()
    expect(hand.has('电话联系过，说话正常')).toBe(true)
    await hand.tap('异常停药、断药', card('he_medicine'))
    expect(hand.has('电话联系过，说话正常')).toBe(false)
  })

  it('notes who else said that the elder is well', async () => {
    await show()
    await hand.tap('别人今天看到过')
    await hand.type('form .field-input', '小卖部老赵')
    await hand.tap('记下', 'form')
    await street.settle()
    expect(visits()[0]?.body).toMatchObject({ mode: 'neighbour', toldBy: '小卖部老赵' })
  })

  it('tells the elder what is kept before the first visit, and puts it on file (DOMAIN 8.1)', async () => {
    await show()
    expect(hand.has('第一次探访，请先告诉老人')).toBe(true)
    await hand.tap('说了，口头同意')
    await lookAtKeyItems()
    await hand.tap('其余全部正常')
    await hand.tap('完成')
    expect(street.device.records.get('elder', 'e_wang')?.body).toMatchObject({
      informedOn: '2026-01-05',
      informedBy: ['wang'],
      informedHow: 'oral',
    })
    await show()
    expect(hand.has('第一次探访，请先告诉老人')).toBe(false)
  })

  it('shows again what was found last time, until it was normal twice; 与上次相同 carries it on', async () => {
    await show()
    await hand.tap('需关注要扶', card('he_mobility'))
    await hand.type(`${card('he_mobility')} textarea`, '左腿')
    await lookAtKeyItems()
    await hand.tap('其余全部正常')
    await hand.tap('完成')
    await show()
    expect(document.body.textContent).toMatch(/上次要再问的.*走动起居.*要扶 · 左腿/)
    await lookAtKeyItems()
    await hand.tap('与上次相同')
    await hand.tap('完成')
    const answers = visits().map(({ body }) => body.answers?.he_mobility)
    expect(answers).toEqual([
      { value: 'attention', note: '左腿' },
      { value: 'attention', note: '左腿', quick: true },
    ])
  })

  it('[12.10] makes no new visit to somebody who has died, and says so', async () => {
    const set = { status: ['active', 'deceased'] as [string, string] }
    await street.device.save([{ op: 'patch', type: 'elder', record: 'e_wang', set }])
    await show()
    expect(hand.has('老人已故。以前的记录都还能看')).toBe(true)
    expect(document.querySelector('[data-item]')).toBeNull()
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
    expect(document.querySelector('.sent-back')?.textContent).toContain('请补燃气')
    expect(document.querySelector(card('sa_gas'))?.textContent).toContain('没看燃气')
    await hand.tap('正常', card('sa_gas'))
    await hand.tap('完成')
    expect(await street.outbox()).toEqual(['patch elderVisit', 'command elderVisit submit'])
  })

  it('goes to the items when a visit is saved without an answer', async () => {
    await show()
    await hand.tap('完成')
    expect(visits()).toEqual([])
    expect(document.activeElement?.closest('[data-field="answers"]')).not.toBeNull()
  })

  it('is complete in English', async () => {
    await show({}, 'en')
    expect(document.body.textContent).not.toMatch(/forms\./)
    await hand.tap('No answer')
    expect(document.body.textContent).not.toMatch(/forms\./)
  })
})
