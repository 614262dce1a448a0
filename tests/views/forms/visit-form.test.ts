import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareWords } from '#domain/compare-words.ts'
import { registry } from '#domain/records/registry.ts'
import VisitFormView from '#views/field/forms/VisitFormView.vue'
import { FormStreet, Hand } from './form-street.ts'

let street: FormStreet
let hand: Hand
beforeEach(async () => {
  street = await FormStreet.open()
  hand = new Hand(street)
})
afterEach(() => street.close())

const visits = () => street.device.records.ofType('visit')

describe('the visit form', () => {
  it('records an ordinary visit in two taps after it was opened at a home', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('家中正常,没有困难')
    await hand.tap('保存走访')
    expect(hand.taps).toBeLessThanOrEqual(5)
    expect(await street.outbox()).toEqual(['create visit', 'command visit submit'])
    expect(visits()[0]?.body).toMatchObject({
      visitType: 'daily',
      form: 'home',
      feeling: 'calm',
      households: [{ household: 'h_302', met: 'self' }],
      placeText: '3 栋 302',
      summary: '家中正常,没有困难',
      status: 'submitted',
      workers: ['wang'],
    })
    expect(street.router.currentRoute.value).toMatchObject({ name: 'record', params: { type: 'visit' } })
    expect(await street.device.drafts.all()).toEqual([])
  })

  it('records ten homes in one log within twelve taps, the opening tap included', async () => {
    await street.show(VisitFormView, { name: 'visit-new' })
    hand.taps = 1
    for (let i = 0; i < 10; i++) await hand.tap(`${302 + i} 户主${i}`)
    await hand.tap('保存走访')
    expect(hand.taps).toBeLessThanOrEqual(12)
    expect(visits()[0]?.body.households).toHaveLength(10)
    expect(visits()).toHaveLength(1)
  })

  it('starts at the home with the kind and companions of the last visit (DOMAIN 5.1)', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('更多 · ')
    await hand.tap('政策宣传', '[data-field="visitType"]')
    await hand.tap('门口', '[data-field="form"]')
    await hand.type('[data-field="companions"] input', '社区民警小刘')
    await hand.tap('保存走访')
    street.street.time.now += 3_600_000
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_303' } })
    await hand.tap('保存走访')
    const last = visits().find(({ body }) => body.households?.[0]?.household === 'h_303')
    expect(last?.body).toMatchObject({ visitType: 'policy', form: 'home', companions: '社区民警小刘' })
  })

  it('offers and takes only a grid in which the person may record visits', async () => {
    const { server } = street.street
    await server.grant('wang', 'g:05/base', 'inspector')
    await server.grant('wang', 'g:09/base')
    for (const grid of ['05', '09']) {
      await server.grant('chen', `g:${grid}/base`, 'admin')
      const body = { code: `B${grid}`, name: `${grid} 的楼` }
      await server.write('chen', {
        op: 'create',
        type: 'building',
        record: `b_${grid}`,
        scope: `g:${grid}/base`,
        body,
      })
    }
    await street.device.sync()
    await street.show(VisitFormView, { name: 'visit-new' })
    const buildings = [...document.querySelectorAll('.picker option')].map((one) => one.textContent)
    expect(buildings).toEqual(['09 的楼', '3 栋', '石桥路'].sort(compareWords))
    const offered = [...document.querySelectorAll('.grid-choice label')].map((one) => one.textContent?.trim())
    expect(offered).toEqual(['第三网格', '09'])
    await hand.type('[data-field="summary"] textarea', '路上巡了一遍')
    await hand.tap('保存走访')
    expect(visits()[0]?.scope).toBe('g:07/base')
  })

  it('says for each home who was met', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: ['h_302', 'h_303'] } })
    await hand.tap('无人', '[aria-label="3 栋 303 户主1：见到谁"]')
    await hand.tap('保存走访')
    expect(visits()[0]?.body.households).toEqual([
      { household: 'h_302', met: 'self' },
      { household: 'h_303', met: 'nobody' },
    ])
  })

  it('reports a matter and one solved on the spot in the same save', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('有事项要报')
    await hand.type('.matter textarea', '想申请低保')
    await hand.tap('有事项要报')
    await hand.tap('物业管理', '.matter:nth-of-type(2)')
    await hand.tap('当场解决', '.matter:nth-of-type(2)')
    await hand.type('.matter:nth-of-type(2) textarea', '门禁坏了')
    await hand.tap('保存走访')
    expect(await street.outbox()).toEqual([
      'create visit',
      'command visit submit',
      'create matter',
      'create matter',
      'command matter solveOnSpot',
    ])
    const matters = street.device.records.ofType('matter')
    expect(matters.map(({ body }) => [body.class, body.status, body.household, body.source])).toEqual([
      ['LW', 'reported', 'h_302', visits()[0]?.id],
      ['PM', 'closed', 'h_302', visits()[0]?.id],
    ])
  })

  it('makes a dispute, a promise and a changed phone records of their own, in the same save', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('听到或看到矛盾纠纷')
    await hand.tap('邻里', '[data-field="disputes"] [data-field="disputeType"]')
    await hand.type('[data-field="disputes"] textarea', '楼上漏水')
    await hand.tap('答应了居民的事')
    await hand.type('[data-field="promises"] textarea', '送低保申请表')
    await hand.type('[data-field="promises"] input[type="date"]', '2026-01-09')
    await hand.tap('信息有变化')
    await hand.type('[data-field="changes"] [data-field="after"] input', '19900000002')
    expect(hand.has('电话和地址要社区确认后才改档案')).toBe(true)
    await hand.tap('保存走访')
    expect(await street.outbox()).toEqual([
      'create visit',
      'command visit submit',
      'create dispute',
      'create task',
      'create infoChange',
    ])
    const source = visits()[0]!.id
    const { records } = street.device
    expect(records.ofType('dispute')[0]?.body).toMatchObject({
      disputeType: 'neighbours',
      brief: '楼上漏水',
      household: 'h_302',
      building: 'b_3',
      origin: 'visit',
      source,
      foundBy: ['wang'],
    })
    expect(records.ofType('task')[0]?.body).toMatchObject({
      kind: 'promise',
      what: '送低保申请表',
      due: '2026-01-09',
      target: 'h_302',
      assignee: ['wang'],
      source,
    })
    expect(records.ofType('infoChange')[0]?.body).toMatchObject({
      target: 'h_302',
      field: 'phone',
      after: '19900000002',
      status: 'pending',
    })
    expect(records.get('household', 'h_302')?.body.phone).toBeUndefined()
    await street.device.sync()
    expect(await street.street.server.body(records.ofType('dispute')[0]!.id)).toMatchObject({
      status: 'found',
    })
  })

  it('keeps an unfinished change in sight when its home is taken out, so that it can be removed', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.type('[data-field="summary"] textarea', '路上说的')
    await hand.tap('信息有变化')
    await hand.tap('加住户')
    await hand.tap('302 户主0', '.picker')
    await hand.tap('保存走访')
    expect(visits()).toEqual([])
    await hand.tap('不要这一条', '[data-field="changes"]')
    await hand.tap('保存走访')
    expect(visits()).toHaveLength(1)
  })

  it('changes what is neither phone nor address at once, from what it was', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('信息有变化')
    await hand.choose('[data-field="changes"] select', 'head')
    expect(hand.has('原来：户主0')).toBe(true)
    await hand.type('[data-field="changes"] [data-field="after"] input', '王建国')
    await hand.tap('保存走访')
    expect(await street.outbox()).toEqual(['create visit', 'command visit submit', 'patch household'])
    expect(street.device.records.get('household', 'h_302')?.body.head).toBe('王建国')
  })

  it('does not save a dispute or a promise of which the needed is missing', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('答应了居民的事')
    await hand.type('[data-field="promises"] textarea', '送低保申请表')
    await hand.tap('保存走访')
    expect(visits()).toEqual([])
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('承诺')
  })

  it('DOMAIN 1.2 no. 17: one tap on 已经转账 is an urgent matter of fraud, with the lines to call', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('反诈')
    await hand.tap('已经转账')
    const calls = [...document.querySelectorAll<HTMLAnchorElement>('.fraud a')].map(({ href }) => href)
    expect(calls).toEqual(['tel:96110', 'tel:110'])
    document.querySelector<HTMLAnchorElement>('.fraud a')!.click()
    await hand.tap('保存走访')
    expect(street.device.records.ofType('matter')[0]?.body).toMatchObject({
      class: 'SE',
      subclass: 'SE_fraud',
      fraud: 'transferred',
      fraudCalls: ['96110'],
      level: 'L4',
      household: 'h_302',
      status: 'reported',
    })
  })

  it('walks a grid: no home, the duty points looked at', async () => {
    await street.street.server.write('chen', {
      op: 'create',
      type: 'dutyPoint',
      record: 'dp_1',
      scope: 'g:07/base',
      body: {
        name: '东门消防通道',
        kind: 'fireLane',
        checkCycle: 'daily',
        from: '2025-01-01',
        status: 'active',
      },
    })
    await street.device.sync()
    await street.show(VisitFormView, { name: 'visit-new', query: { way: 'patrol' } })
    await hand.tap('有问题', '[aria-label="东门消防通道：情况"]')
    await hand.tap('保存走访')
    expect(visits()[0]?.body).toMatchObject({
      visitType: 'patrol',
      form: 'patrol',
      targetKind: 'area',
      dutyPlaces: [{ place: 'dp_1', state: 'problem' }],
    })
  })

  describe('a patrol of somebody with two grids', () => {
    const point = (id: string, grid: string, name: string) => ({
      op: 'create' as const,
      type: 'dutyPoint',
      record: id,
      scope: `g:${grid}/base`,
      body: { name, kind: 'fireLane', checkCycle: 'daily', from: '2025-01-01', status: 'active' },
    })
    beforeEach(async () => {
      const { server } = street.street
      await server.grant('wang', 'g:09/base')
      await server.grant('chen', 'g:09/base', 'admin')
      await server.write('chen', point('dp_7', '07', '东门消防通道'), point('dp_9', '09', '西门岗亭'))
      await street.device.sync()
    })
    const begin = (query: Record<string, string>) =>
      street.show(VisitFormView, { name: 'visit-new', query: { way: 'patrol', ...query } })

    it('takes no duty point of one grid into a visit of the other', async () => {
      await begin({})
      await hand.tap('有问题', '[aria-label="东门消防通道：情况"]')
      await hand.tap('09', '.grid-choice')
      await hand.tap('有问题', '[aria-label="西门岗亭：情况"]')
      await hand.tap('保存走访')
      expect(visits().map(({ scope }) => scope)).toEqual(['g:09/base'])
      expect(visits()[0]?.body.dutyPlaces).toEqual([{ place: 'dp_9', state: 'problem' }])
    })

    it('keeps a draft of its own for each grid, which its route opens again', async () => {
      await begin({ point: 'dp_9' })
      await hand.tap('有问题', '[aria-label="西门岗亭：情况"]')
      await street.rest()
      await begin({ point: 'dp_7' })
      expect(hand.has('接着上次没填完的继续')).toBe(false)
      expect(hand.has('东门消防通道')).toBe(true)
      const [draft] = await street.device.drafts.all()
      const { query } = (draft!.body as { route: { query: Record<string, string> } }).route
      await begin(query)
      expect(hand.has('接着上次没填完的继续')).toBe(true)
      expect(hand.has('西门岗亭')).toBe(true)
    })
  })

  it('does not save a matter without words and says where', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('有事项要报')
    await hand.tap('保存走访')
    expect(visits()).toEqual([])
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('事项的情况')
  })

  it('does not save an empty page: a home, a place or a word of what happened', async () => {
    await street.show(VisitFormView, { name: 'visit-new' })
    await hand.tap('保存走访')
    expect(visits()).toEqual([])
    expect(hand.has('请选走访户')).toBe(true)
    await hand.type('[data-field="summary"] textarea', '小区门口宣传防诈骗')
    await hand.tap('保存走访')
    expect(visits()).toHaveLength(1)
  })

  it('unfolds the part by hand folded in which the only mistake stands', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('更多 · ')
    await hand.type('[data-field="companions"] input', '陪'.repeat(600))
    const part = document.querySelector('[data-field="companions"]')!.closest('details')!
    await hand.tap('保存走访')
    part.open = false
    part.dispatchEvent(new Event('toggle'))
    await street.settle()
    expect(part.open).toBe(false)
    await hand.tap('保存走访')
    expect(visits()).toEqual([])
    expect(part.open).toBe(true)
  })

  it('says how many homes one visit holds, and not that there are none', async () => {
    const household = Array.from({ length: registry.visit.fields.households.max + 1 }, (_, i) => `h_${i}`)
    await street.show(VisitFormView, { name: 'visit-new', query: { household } })
    expect(document.querySelector('[data-field="households"]')?.textContent).toContain('太多了，最多')
    await hand.tap('保存走访')
    expect(visits()).toEqual([])
    expect(hand.has('请选走访户')).toBe(false)
  })

  it('is saved once however often the button is tapped', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    const button = hand.find('保存走访')
    button.click()
    button.click()
    button.click()
    await street.settle()
    expect(visits()).toHaveLength(1)
    expect(await street.outbox()).toEqual(['create visit', 'command visit submit'])
  })

  it('comes back after a killed tab with every word, and is then saved as one visit', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.type('[data-field="summary"] textarea', '老人说楼道灯坏了')
    await hand.tap('有困难')
    await street.rest()
    await street.kill()
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    expect(hand.has('接着上次没填完的继续')).toBe(true)
    expect(document.querySelector<HTMLTextAreaElement>('[data-field="summary"] textarea')?.value).toBe(
      '老人说楼道灯坏了',
    )
    await hand.tap('保存走访')
    expect(visits().map(({ body }) => [body.summary, body.feeling])).toEqual([
      ['老人说楼道灯坏了', 'difficulty'],
    ])
    expect(await street.device.drafts.all()).toEqual([])
  })

  it('asks for the reason of an entry made on a later day, and refuses more than fourteen days', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('更多 · ')
    await hand.tap('不是现在发生的')
    const set = (at: string) => async (name: string) => {
      const input = document.querySelector<HTMLInputElement>(`[data-field="${name}"] input`)!
      input.value = at
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await street.settle()
    }
    await set('2025-12-01T09:00')('startedAt')
    expect(hand.has('只能补录最近 14 天的')).toBe(true)
    await set('2026-01-02T09:00')('startedAt')
    await set('2026-01-02T09:20')('endedAt')
    await hand.tap('保存走访')
    expect(visits()).toEqual([])
    await hand.type('[data-field="backdatedReason"] input', '手机没电')
    await hand.tap('保存走访')
    expect(visits()[0]?.body).toMatchObject({
      startedAt: Date.UTC(2026, 0, 2, 1),
      backdatedReason: '手机没电',
    })
  })

  it('corrects a returned visit with a patch of what was changed, beside the remark', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('保存走访')
    const { id } = visits()[0]!
    await street.device.sync()
    await street.street.server.write('chen', {
      op: 'command',
      type: 'visit',
      record: id,
      command: 'sendBack',
      args: { note: '请补充', remarks: { summary: '写清楚谈了什么' } },
    })
    await street.device.sync()
    await street.show(VisitFormView, { name: 'visit-edit', params: { record: id } })
    expect(document.querySelector('[data-field="summary"]')?.textContent).toContain('写清楚谈了什么')
    expect(document.querySelector('.sent-back')?.textContent).toContain('请补充')
    await hand.tap('写清楚谈了什么', '.sent-back')
    expect(document.activeElement?.closest('[data-field]')?.getAttribute('data-field')).toBe('summary')
    await hand.type('[data-field="summary"] textarea', '谈了楼道灯')
    await hand.tap('保存走访')
    expect(await street.outbox()).toEqual(['patch visit', 'command visit submit'])
    expect(visits()[0]?.body).toMatchObject({ summary: '谈了楼道灯', status: 'submitted' })
    await street.device.sync()
    expect(await street.street.server.body(id)).toMatchObject({ summary: '谈了楼道灯', status: 'submitted' })
  })

  it('opens the folded part in which a remark stands', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('保存走访')
    const { id } = visits()[0]!
    await street.device.sync()
    const remarks = { targetKind: '对象不对', publicity: '发了几份？' }
    await street.street.server.write('chen', {
      op: 'command',
      type: 'visit',
      record: id,
      command: 'sendBack',
      args: { note: '请补充', remarks },
    })
    await street.device.sync()
    await street.show(VisitFormView, { name: 'visit-edit', params: { record: id } })
    expect(document.querySelector('[data-field="targetKind"]')?.closest('details')?.open).toBe(true)
    expect(document.querySelector('[data-field="publicity"]')?.closest('details')?.open).toBe(true)
  })

  it('hands a correction to a reviewer when the visit was closed while it was a draft', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('保存走访')
    const { id } = visits()[0]!
    await street.device.sync()
    const command = (name: string) =>
      street.street.server.write('chen', {
        op: 'command',
        type: 'visit',
        record: id,
        command: name,
        args: { note: '请补充' },
      })
    await command('sendBack')
    await street.device.sync()
    await street.show(VisitFormView, { name: 'visit-edit', params: { record: id } })
    await hand.type('[data-field="summary"] textarea', '谈了楼道灯')
    await street.rest()
    await street.device.save([{ op: 'command', type: 'visit', record: id, command: 'submit', args: {} }])
    await street.device.sync()
    await command('approve')
    await street.device.sync()
    await street.show(VisitFormView, { name: 'visit-edit', params: { record: id } })
    expect(hand.has('您改的会交给社区决定')).toBe(true)
    await hand.tap('保存走访')
    expect(await street.outbox()).toEqual(['patch visit'])
    await street.device.sync()
    expect(await street.street.server.body(id)).toMatchObject({ status: 'accepted' })
    expect(street.device.records.ofType('review')[0]?.body).toMatchObject({
      kind: 'closed',
      mine: { summary: '谈了楼道灯' },
    })
  })

  it('says that a visit that was handed in cannot be changed', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.tap('保存走访')
    await street.show(VisitFormView, { name: 'visit-edit', params: { record: visits()[0]!.id } })
    expect(hand.has('已经提交')).toBe(true)
  })
})
