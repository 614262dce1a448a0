import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import InspectionFormView from '#views/field/forms/InspectionFormView.vue'
import { correctedHouse, fitCorrections, noExtra } from '#views/field/forms/inspection/inspection-extra.ts'
import { FormStreet, Hand, HOUSE, houseFile } from './form-street.ts'

let street: FormStreet
let hand: Hand
const open = async (...more: Intent[]) => {
  street = await FormStreet.open(...more)
  hand = new Hand(street)
}
beforeEach(() => open())
afterEach(() => street.close())

const show = (query: Record<string, string> = {}) =>
  street.show(InspectionFormView, { name: 'inspection-form', params: { house: 's_17' }, query })
const inspections = () => street.device.records.ofType('houseInspection')
const foot = () => document.querySelector('footer')?.textContent?.replace(/\s+/g, ' ') ?? ''
const heading = () =>
  document.querySelector('.section-head h2')?.textContent ?? document.querySelector('main h2')?.textContent
const pause = () => new Promise((resolve) => setTimeout(resolve, 300))
const card = (item: string) => `[data-item="${item}"]`
const dangerSigns = [
  'em_ground_sudden_sink',
  'em_member_cracking_growing',
  'em_noise_debris',
  'em_partial_collapse_tilt',
]

async function throughDangerSigns(): Promise<void> {
  for (const item of dangerSigns) await hand.tap('没有', card(item))
  await pause()
  await street.settle()
}

/** An inspection of last August, approved, with everything in order but the planning papers. */
function lastInspection(): Intent[] {
  const facts = { ...houseFile } as unknown as HouseFacts
  const answers = Object.fromEntries(
    applicableItems(facts).map(({ id, options }) => [id, { value: options[0]!.value }]),
  )
  const body: JsonObject = {
    house: 's_17',
    inspectionType: 'first',
    startedAt: Date.UTC(2025, 7, 14, 1),
    endedAt: Date.UTC(2025, 7, 14, 2),
    inspectors: ['chen'],
    facts: facts as unknown as JsonObject,
    answers: { ...answers, lg_land_planning: { value: 'partial' }, ms_weathering: { value: 'light' } },
  }
  return [
    { op: 'create', type: 'houseInspection', record: 'i_last', scope: HOUSE, body },
    { op: 'command', type: 'houseInspection', record: 'i_last', command: 'submit', args: {} },
    { op: 'command', type: 'houseInspection', record: 'i_last', command: 'approve', args: {} },
  ]
}

describe('the inspection form', () => {
  it('takes a clean house from its opening tap to handed in within fifteen taps', async () => {
    await street.close()
    await open(...lastInspection())
    await show()
    hand.taps = 1
    await throughDangerSigns()
    for (let i = 0; i < 8; i++) await hand.tap('本节未发现')
    expect(heading()).toBe('手续合规')
    await hand.tap('与上次相同')
    await hand.tap('提交排查')
    expect(hand.taps).toBeLessThanOrEqual(15)
    expect(await street.outbox()).toEqual(['create houseInspection', 'command houseInspection submit'])
    const made = inspections().find(({ id }) => id !== 'i_last')!
    expect(made.body).toMatchObject({
      house: 's_17',
      inspectionType: 'patrol',
      status: 'submitted',
      inspectors: ['wang'],
    })
    expect(made.body.answers?.lg_land_planning).toEqual({ value: 'partial', quick: true })
    expect(made.body.answers?.ms_vertical_crack).toEqual({ value: 'none', quick: true })
    expect(Object.keys(made.body.answers ?? {})).toHaveLength(42)
    await street.device.sync()
    expect(await street.street.server.body(made.id)).toMatchObject({ status: 'submitted' })
  })

  it('takes a clean house used for business, whose papers nobody ever answered, within fifteen taps', async () => {
    await street.close()
    const more = { isBusiness: true, businessTypes: ['retail'] }
    await open({ op: 'create', type: 'house', record: 's_18', scope: HOUSE, body: { ...houseFile, ...more } })
    await street.show(InspectionFormView, { name: 'inspection-form', params: { house: 's_18' } })
    hand.taps = 1
    await throughDangerSigns()
    for (let i = 0; i < 8; i++) await hand.tap('本节未发现')
    expect(heading()).toBe('手续合规')
    expect(document.querySelectorAll('[data-item]')).toHaveLength(4)
    await hand.tap('齐全', '[data-papers]')
    await hand.tap('提交排查')
    expect(hand.taps).toBeLessThanOrEqual(15)
    expect(inspections()[0]?.body.answers?.lg_business_license).toEqual({ value: 'complete' })
    expect(inspections()[0]?.body.status).toBe('submitted')
  })

  it('opens a case in the same save when it finds danger, and none for a clean house', async () => {
    await show()
    await hand.tap('有', card('em_noise_debris'))
    await hand.tap('马上提交')
    expect(await street.outbox()).toEqual([
      'create houseInspection',
      'command houseInspection submit',
      'create hazardCase',
    ])
    const [made] = street.device.records.ofType('hazardCase')
    expect(made?.body).toMatchObject({
      house: 's_17',
      inspection: inspections()[0]!.id,
      colour: 'red',
      reporters: ['wang'],
      findings: [{ item: 'em_noise_debris', effect: 'S', answer: 'yes' }],
      status: 'found',
    })
    await street.device.sync()
    expect(await street.street.server.body(made!.id)).toMatchObject({ status: 'found' })
  })

  it('belongs to the 再排查 batch that is running, and stands beside the last look before it is handed in', async () => {
    await street.close()
    const day = (days: number) => new Date(street.device.now() + days * 86_400_000).toISOString().slice(0, 10)
    const body = { name: '再排查', rule: 'all', start: day(-5), end: day(5), inspectorType: 'worker' }
    await open(
      ...lastInspection(),
      { op: 'create', type: 'batch', record: 'b_1', scope: 'common', body },
      { op: 'command', type: 'batch', record: 'b_1', command: 'start', args: {} },
    )
    await show()
    await throughDangerSigns()
    await hand.tap('场地与周边 0/3')
    await hand.tap('结果和提交')
    expect(document.querySelector('table')?.textContent).toContain('未发现安全隐患')
    await hand.tap('提交排查')
    const made = inspections().find(({ id }) => id !== 'i_last')!
    expect(made.body).toMatchObject({ batch: 'b_1', inspectionType: 'again' })
  })

  it('offers a professional inspection to an inspector, not to a grid worker (DOMAIN 3.5)', async () => {
    const kinds = async () => {
      await show()
      await throughDangerSigns()
      await hand.tap('场地与周边 0/3')
      await hand.tap('结果和提交')
      return document.querySelector('[data-field="inspectionType"]')?.textContent
    }
    const offered = await kinds()
    expect(offered).toContain('复查')
    expect(offered).not.toContain('专业巡检')
    await street.close()
    await open()
    await street.street.server.grant('wang', HOUSE, 'inspector')
    await street.device.sync()
    expect(await kinds()).toContain('专业巡检')
  })

  it('shows only what applies, one section at a time, with the grade and its reason always in the foot', async () => {
    await show()
    expect(document.querySelectorAll('[data-item]')).toHaveLength(4)
    expect(foot()).toContain('还没看完 还有 42 项没看清')
    await throughDangerSigns()
    await hand.tap('本节未发现')
    await hand.tap('本节未发现')
    expect(heading()).toBe('砌体结构')
    expect(document.querySelector('[data-item="rc_column_damage"]')).toBeNull()
    await hand.tap('有,没超限', card('ms_diagonal_crack'))
    expect(foot()).toContain('存在一定安全隐患')
    expect(foot()).toContain('因 1 项')
    expect(foot()).toContain('■')
    await hand.type(`${card('ms_diagonal_crack')} .measure input`, '１2')
    expect(foot()).toContain('存在严重安全隐患')
    expect(foot()).toContain('●红')
  })

  it('puts the focus on the name of the section that replaces the one on screen', async () => {
    await show()
    await throughDangerSigns()
    expect(document.activeElement?.textContent).toBe('场地与周边')
    await hand.tap('场地与周边 0/3')
    await hand.tap('结果和提交')
    expect(document.activeElement?.textContent).toBe('初步判定')
  })

  it('offers no quick pass for danger signs and papers', async () => {
    await show()
    expect(() => hand.find('本节未发现')).toThrow('nothing says')
  })

  it('opens the action screen at once on a danger sign, within eight taps, and can hand in from there', async () => {
    await show()
    hand.taps = 1
    await hand.tap('有', card('em_noise_debris'))
    expect(hand.taps).toBeLessThanOrEqual(8)
    expect(document.querySelector<HTMLDialogElement>('dialog.action-screen')?.open).toBe(true)
    const numbers = [...document.querySelectorAll('dialog.action-screen a')].map((a) =>
      a.getAttribute('href'),
    )
    expect(numbers).toEqual(['tel:119', 'tel:110', 'tel:13900000001', 'tel:0571-88880000'])
    await hand.tap('叫里面的人都撤出来')
    await hand.tap('马上提交')
    expect(inspections()[0]?.body).toMatchObject({
      status: 'submitted',
      answers: { em_noise_debris: { value: 'yes' } },
    })
    expect(inspections()[0]?.body.note).toBe('险情处置：09:00 发现险情、09:00 撤出人员')
  })

  it('sets each answer it was not given one by one apart as quick, and a tap confirms it', async () => {
    await show()
    await throughDangerSigns()
    await hand.tap('本节未发现')
    await hand.tap('地基基础 0/5')
    await hand.tap('场地与周边', 'dialog[open]')
    expect(hand.has('一并选的')).toBe(true)
    for (const item of ['site_geohazard_zone', 'site_slope_retaining', 'site_adjacent_excavation']) {
      await hand.tap(item === 'site_slope_retaining' ? '无影响' : '未发现', card(item))
    }
    expect(hand.has('一并选的')).toBe(false)
  })

  it('shows the answer of last time beside the item', async () => {
    await street.close()
    await open(...lastInspection())
    await show()
    await throughDangerSigns()
    for (let i = 0; i < 2; i++) await hand.tap('本节未发现')
    expect(document.querySelector(card('ms_weathering'))?.textContent).toContain(
      '上次（2025年8月14日）：只在表面',
    )
  })

  it('lists open key items and missing photos before handing in, takes one reason for all, and never blocks', async () => {
    await show()
    await throughDangerSigns()
    await hand.tap('本节未发现')
    await hand.tap('轻微,墙没裂', card('fd_uneven_settlement'))
    await hand.tap('局部,上部没变形', card('fd_base_damage'))
    await hand.tap('地基基础 2/')
    await hand.tap('结果和提交')
    expect(hand.has('关键项')).toBe(true)
    expect(hand.has('1 项还缺照片或原因')).toBe(true)
    await hand.tap('不安全')
    expect(hand.has('还缺照片或原因')).toBe(false)
    await hand.tap('提交排查')
    expect(inspections()[0]?.body.answers?.fd_base_damage).toEqual({
      value: 'local',
      noPhotoReason: 'unsafe',
    })
  })

  it('lets a worker raise the grade with a reason and never lower it', async () => {
    await show()
    await throughDangerSigns()
    await hand.tap('场地与周边 0/3')
    await hand.tap('结果和提交')
    await hand.tap('我觉得更严重')
    const offered = [...document.querySelectorAll('[data-field="workerGrade"] .option')].map((one) =>
      one.textContent?.trim(),
    )
    expect(offered).toEqual(['存在一定安全隐患', '存在严重安全隐患'])
    await hand.tap('存在严重安全隐患', '[data-field="workerGrade"]')
    await hand.tap('提交排查')
    expect(inspections()).toEqual([])
    await hand.type('[data-field="workerReason"] input', '墙体明显外闪')
    expect(foot()).toContain('存在严重安全隐患')
    await hand.tap('提交排查')
    expect(inspections()[0]?.body).toMatchObject({ workerGrade: 'severe', workerReason: '墙体明显外闪' })
  })

  it('patches the file of the house in the same save when a fact has changed', async () => {
    await show()
    await hand.tap('有变化，改')
    await hand.type('[data-field="floors"] input', '4')
    await hand.tap('是', '[data-field="isBusiness"]')
    await hand.tap('有', card('em_noise_debris'))
    await hand.tap('马上提交')
    expect(await street.outbox()).toEqual([
      'create houseInspection',
      'command houseInspection submit',
      'patch house',
      'create hazardCase',
    ])
    expect(street.device.records.get('house', 's_17')?.body).toMatchObject({ floors: 4, isBusiness: true })
    expect(inspections()[0]?.body.facts).toMatchObject({ floors: 4, isBusiness: true })
    await street.device.sync()
    expect(await street.street.server.body('s_17')).toMatchObject({
      floors: 4,
      isBusiness: true,
      occupants: 3,
    })
  })

  it('M3: hands in no fact that is no value, and grades by the file until it is one', async () => {
    await street.close()
    await open({
      op: 'create',
      type: 'house',
      record: 's_18',
      scope: HOUSE,
      body: { ...houseFile, floors: 4 },
    })
    await street.show(InspectionFormView, { name: 'inspection-form', params: { house: 's_18' } })
    await hand.tap('有变化，改')
    await hand.type('[data-field="house"] [data-field="floors"] input', '3层')
    await hand.tap('有', card('em_noise_debris'))
    await hand.tap('马上提交')
    expect(inspections()).toEqual([])
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('房屋')
    expect(hand.has('收起')).toBe(false)
    const typed = { ...noExtra(), house: { floors: '3层', occupants: 5 } }
    expect(correctedHouse({ floors: 4 }, fitCorrections(typed))).toEqual({ floors: 4, occupants: 5 })
    for (const floors of ['35', '3']) {
      await hand.type('[data-field="house"] [data-field="floors"] input', floors)
      await hand.tap('看要做什么')
      await hand.tap('马上提交')
    }
    expect(inspections().map(({ body }) => (body.facts as JsonObject).floors)).toEqual([3])
    await street.device.sync()
    expect(await street.street.server.body('s_18')).toMatchObject({ floors: 3 })
  })

  it('comes back after a killed tab with its answers, at the same section', async () => {
    await show()
    await throughDangerSigns()
    await hand.tap('本节未发现')
    await hand.tap('明显,墙已开裂', card('fd_uneven_settlement'))
    await street.rest()
    await street.kill()
    await show()
    expect(heading()).toBe('地基基础')
    expect(foot()).toContain('存在一定安全隐患')
    expect(
      document.querySelector<HTMLInputElement>(`${card('fd_uneven_settlement')} input:checked`)?.value,
    ).toBe('cracked')
  })

  it('opens a returned inspection right at the remarked item and hands it in again from there', async () => {
    await show()
    await throughDangerSigns()
    await hand.tap('场地与周边 0/3')
    await hand.tap('结果和提交')
    await hand.tap('提交排查')
    const { id } = inspections()[0]!
    await street.device.sync()
    await street.street.server.write('chen', {
      op: 'command',
      type: 'houseInspection',
      record: id,
      command: 'sendBack',
      args: { note: '请补一项', remarks: { 'answers.ms_vertical_crack': '裂缝多宽？' } },
    })
    await street.device.sync()
    await show({ record: id })
    expect(heading()).toBe('砌体结构')
    expect(document.querySelector(card('ms_vertical_crack'))?.textContent).toContain('裂缝多宽？')
    await hand.tap('有,没超限', card('ms_vertical_crack'))
    await hand.tap('改好了，重新提交')
    expect(await street.outbox()).toEqual([
      'patch houseInspection',
      'command houseInspection submit',
      'create hazardCase',
    ])
    const [{ uid } = { uid: '' }] = await street.device.entries()
    await street.device.sync()
    expect(await street.street.server.outcomeOf(uid)).toBe('applied')
    expect(await street.street.server.body(id)).toMatchObject({
      status: 'submitted',
      answers: { ms_vertical_crack: { value: 'below' }, em_noise_debris: { value: 'no' } },
    })
  })

  it('says why a sent-back inspection came back, and hands it in again, also without a remark on an item', async () => {
    await show()
    await throughDangerSigns()
    await hand.tap('场地与周边 0/3')
    await hand.tap('结果和提交')
    await hand.tap('提交排查')
    const { id } = inspections()[0]!
    await street.device.sync()
    await street.street.server.write('chen', {
      op: 'command',
      type: 'houseInspection',
      record: id,
      command: 'sendBack',
      args: { note: '照片看不清' },
    })
    await street.device.sync()
    await show({ record: id })
    expect(document.querySelector('.sent-back')?.textContent).toContain('照片看不清')
    expect(hand.has('改好了，重新提交')).toBe(true)
  })

  it('turns to the part in which the only mistake stands, wherever it is handed in', async () => {
    const focused = () => document.activeElement?.closest('[data-field], [data-item]')
    await show()
    await hand.tap('突发险情 0/')
    await hand.tap('结果和提交')
    await hand.tap('提交排查')
    expect(inspections()).toEqual([])
    expect(focused()?.closest('[data-field="answers"]')).not.toBeNull()
    await throughDangerSigns()
    await hand.tap('场地与周边 0/3')
    await hand.tap('结果和提交')
    await hand.tap('我觉得更严重')
    await hand.tap('存在严重安全隐患', '[data-field="workerGrade"]')
    await hand.type('[data-field="workerReason"] input', '墙体明显外闪')
    await hand.tap('提交排查')
    const { id } = inspections()[0]!
    await street.device.sync()
    await street.street.server.write('chen', {
      op: 'command',
      type: 'houseInspection',
      record: id,
      command: 'sendBack',
      args: { note: '理由再写清楚' },
    })
    await street.device.sync()
    await show({ record: id })
    await hand.tap('突发险情 4/4')
    await hand.tap('结果和提交')
    await hand.type('[data-field="workerReason"] input', '')
    await hand.tap('结果和提交')
    await hand.tap('场地与周边')
    await hand.tap('改好了，重新提交')
    expect(focused()?.getAttribute('data-field')).toBe('workerReason')
  })

  it('is complete in English', async () => {
    await street.show(InspectionFormView, { name: 'inspection-form', params: { house: 's_17' } }, 'en')
    expect(document.body.textContent).not.toMatch(/forms\./)
    expect(hand.has('Immediate danger signs')).toBe(true)
  })
})
