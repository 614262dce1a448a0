import { nextTick } from 'vue'
import { afterEach, describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { registry } from '#domain/records/registry.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { AppStreet, BASE, CARE, create, elder } from './app-street.ts'

// The street's clock stands at 09:00 on Monday 5 January 2026.
const alone = { birthDate: '1942-03-01', livingArrangement: 'alone' }

const visit = (id: string, of: string, day: string, mode = 'in_person'): Intent[] => {
  const endedAt = momentOf(day, 10 * 60)
  const body = {
    elder: of,
    mode,
    contact: 'met',
    startedAt: endedAt - 600_000,
    endedAt,
    workers: ['chen'],
    answers: { he_mobility: { value: 'normal' } },
  }
  return [
    create('elderVisit', id, CARE, body),
    { op: 'command', type: 'elderVisit', record: id, command: 'submit', args: {} },
  ]
}

let app: AppStreet
afterEach(() => app.close())

describe('今日', () => {
  test('lists the most urgent first, grouped by building, each with its rule and a chip in words', async () => {
    app = await AppStreet.open({
      records: [
        elder('陈素芬', 'h_604'),
        ...visit('v1', '陈素芬', '2025-12-10'),
        elder('周德明', 'h_501', alone),
        ...visit('v2', '周德明', '2025-12-30'),
        ...visit('v3', '周德明', '2026-01-04', 'phone'),
        elder('王桂兰', 'h_302', alone),
        ...visit('v4', '王桂兰', '2025-12-27'),
        ...visit('v5', '王桂兰', '2026-01-04', 'phone'),
      ],
    })
    await app.show('/')
    expect(app.all('main h2')).toEqual(['3 栋2 件', '7 栋1 件', '其他1 件'])
    expect(app.all('[data-due]')).toEqual([
      '王桂兰 · 83 岁●逾期 2 天302 室 · 独居高龄，每 7 天须上门',
      '陈素芬 · 75 岁本周604 室 · 常态关爱，每 30 天联系一次',
      '周德明 · 83 岁▲今天501 室 · 独居高龄，每天联系一次',
      '网格巡查：第三网格▲今天每天至少 30 分钟，今天已巡 0 分钟',
    ])
  })

  test('one tap on an elder opens the form', async () => {
    app = await AppStreet.open({ records: [elder('王桂兰', 'h_302', alone)] })
    await app.show('/')
    expect(document.querySelector('[data-due="elder:王桂兰"]')?.getAttribute('href')).toBe(
      '/elder-visit/%E7%8E%8B%E6%A1%82%E5%85%B0',
    )
  })

  test('a line goes when the visit is saved on this phone, with no network', async () => {
    app = await AppStreet.open({ records: [elder('王桂兰', 'h_302', alone)] })
    app.phone.line.online = false
    await app.show('/')
    expect(app.all('[data-due^="elder:"]')).toHaveLength(1)
    await app.device.save(visit('v9', '王桂兰', '2026-01-05'))
    await app.settle()
    expect(app.all('[data-due^="elder:"]')).toEqual([])
  })

  test('a visit that was sent back is there with the field to correct, and leads to that field', async () => {
    app = await AppStreet.open({ records: [elder('王桂兰', 'h_302')] })
    await app.device.save(visit('v9', '王桂兰', '2026-01-05'))
    await app.device.sync()
    const remarks = { 'answers.he_mobility': '走路怎么样？' }
    await app.street.server.write('chen', {
      op: 'command',
      type: 'elderVisit',
      record: 'v9',
      command: 'sendBack',
      args: { note: '请补一项', remarks },
    })
    await app.device.sync()
    await app.show('/')
    const line = document.querySelector('[data-due="returned:v9"]')
    expect(line?.textContent).toMatch(/退回：老人探访.*待改.*王桂兰 · 请补“走动起居”/s)
    expect(decodeURIComponent(line?.getAttribute('href') ?? '')).toBe(
      '/elder-visit/王桂兰?record=v9&item=he_mobility',
    )
  })
})

describe('a visit to begin', () => {
  test('is offered to whoever may record visits, and to nobody else', async () => {
    app = await AppStreet.open()
    await app.show('/')
    expect(app.text).toContain('记一次走访')
    await app.street.server.grant('wang', BASE, 'inspector')
    await app.device.sync()
    await app.settle()
    expect(app.text).not.toContain('记一次走访')
  })
})

describe('a form that was begun', () => {
  test('can be thrown away by two taps, also when what it is about has left the phone', async () => {
    app = await AppStreet.open()
    const route = { name: 'elder-visit-form', params: { elder: 'e_gone' } }
    const body = { body: { elder: 'e_gone' }, base: null, extra: {}, id: 'v_new', route }
    await app.device.drafts.put({ key: 'k', type: 'elderVisit', record: null, place: null, body } as never)
    await app.show('/')
    await app.tap('不要了')
    expect(await app.device.drafts.all()).toHaveLength(1)
    await app.tap('确定不要了')
    expect(await app.device.drafts.all()).toEqual([])
    expect(app.text).not.toContain('没写完的')
  })
})

describe('the map of today', () => {
  test('shows the whole of the grid that is chosen, however the one before was looked at', async () => {
    const at = (lng: number) => ({ location: { lng, lat: 30 } })
    app = await AppStreet.open({
      records: [
        create('building', 'b_a', BASE, { code: 'A', name: '甲楼', ...at(120) }),
        create('building', 'b_b', BASE, { code: 'B', name: '乙楼', ...at(120.002) }),
      ],
    })
    const { server } = app.street
    await server.grant('wang', 'g:09/base')
    await server.grant('chen', 'g:09/base', 'admin')
    await server.write(
      'chen',
      create('building', 'b_c', 'g:09/base', { code: 'C', name: '丙楼', ...at(120) }),
      create('building', 'b_d', 'g:09/base', { code: 'D', name: '丁楼', ...at(120.01) }),
    )
    await app.device.sync()
    await app.show('/map')
    const drawing = () => document.querySelector('[data-map] svg')!.innerHTML
    await app.choose('09')
    const whole = drawing()
    await app.choose('第三网格')
    await app.tap('放大')
    await app.choose('09')
    expect(drawing()).toBe(whole)
  })
})

describe('homes of a building ticked', () => {
  test('are no visit when there are more than one visit holds', async () => {
    const most = registry.visit.fields.households.max
    const records = Array.from({ length: most + 1 }, (_, i) =>
      create('household', `h_many${i}`, BASE, { code: `M${i}`, building: 'b_7', room: `9${i}` }),
    )
    app = await AppStreet.open({ records })
    await app.show({ name: 'building', params: { id: 'b_7' } })
    await app.tap('多户')
    const boxes = [...document.querySelectorAll<HTMLInputElement>('main input[type="checkbox"]')]
    for (const box of boxes.slice(0, most)) {
      box.click()
      await nextTick()
    }
    expect(app.text).toContain(`${most} 户`)
    expect(app.text).not.toContain('一次最多记')
    boxes[most]!.click()
    await app.settle()
    expect(app.text).toContain(`勾了 ${most + 1} 户，一次最多记 ${most} 户`)
    expect(document.querySelector('a[href^="/visit/new"], a[href*="household="]')).toBeNull()
  })
})

describe('filters, order and several homes at once', () => {
  const some = [
    elder('王桂兰', 'h_302', alone),
    ...visit('v4', '王桂兰', '2025-12-27'),
    ...visit('v5', '王桂兰', '2026-01-04', 'phone'),
    elder('周德明', 'h_501', alone),
    ...visit('v2', '周德明', '2025-12-30'),
    ...visit('v3', '周德明', '2026-01-04', 'phone'),
  ]
  const chip = (name: string) => document.querySelector<HTMLButtonElement>(`[data-filter="${name}"]`)!
  const kinds = () =>
    [...document.querySelectorAll('[data-due]')].map((line) =>
      line.getAttribute('data-due')!.replace(/:.*/, ''),
    )
  const press = async (button: HTMLElement | undefined | null) => {
    button!.click()
    await app.settle()
  }
  const named = (words: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('main button')].find((one) =>
      one.textContent.includes(words),
    )

  test('chips count what they show; the one of what is shown shows all again', async () => {
    app = await AppStreet.open({ records: some })
    await app.show('/')
    const all = kinds()
    const elders = all.filter((kind) => kind === 'elder').length
    expect(chip('elders').textContent.trim()).toBe(`老人 ${elders}`)
    expect(chip('all').textContent.trim()).toBe(`全部 ${all.length}`)
    await press(chip('elders'))
    expect(new Set(kinds())).toEqual(new Set(['elder']))
    expect(chip('elders').getAttribute('aria-pressed')).toBe('true')
    await press(chip('late'))
    expect(kinds()).toEqual(['elder'])
    await press(chip('elders'))
    expect(kinds()).toEqual(['elder'])
    await press(chip('late'))
    expect(kinds()).toEqual(all)
  })

  test('by the way the buildings stand by number, and the phone remembers it', async () => {
    app = await AppStreet.open({ records: some })
    await app.show('/')
    await press(named('按路线'))
    expect(app.all('main h2').map((words) => words.replace(/\d+ 件/, ''))).toEqual(['3 栋', '7 栋', '其他'])
    expect(JSON.parse(localStorage.getItem('gridwalk.preferences')!)).toMatchObject({ todayOrder: 'way' })
    await press(named('按紧急'))
  })

  test('ticked homes go into one visit; elders, whose visit is a form of its own, are not offered', async () => {
    app = await AppStreet.open({ records: some })
    await app.show('/')
    await press(named('几户一起记'))
    expect(new Set(kinds())).toEqual(new Set(['homes']))
    const boxes = document.querySelectorAll<HTMLInputElement>('main input[type=checkbox]')
    for (const box of boxes) await press(box)
    const link = document.querySelector<HTMLAnchorElement>('.foot a')!
    const homes = new URL(link.href, 'http://x').searchParams.getAll('household')
    expect(link.textContent).toContain(`${homes.length} 户一起记走访`)
    expect(new Set(homes).size).toBe(homes.length)
    for (const id of homes) expect(app.device.records.get('household', id)).toBeDefined()
    await press(named('取消'))
    expect(kinds()).toContain('elder')
  })
})
