import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { people } from '#domain/fields/people.ts'
import { place } from '#domain/fields/place.ts'
import { reference } from '#domain/fields/reference.ts'
import { label } from '#domain/label.ts'
import type { Device } from '#sync/device.ts'
import { openStreet, type Street } from '#tests/sync/street.ts'
import { mountField } from './mount-field.ts'

const it1 = label('这一项', 'This')
let street: Street
let device: Device

beforeEach(async () => {
  street = await openStreet()
  await street.server.grant('wang', 'common')
  await street.server.grant('chen', 'common', 'admin')
  await street.server.grant('chen', 'g:07/base', 'admin')
  const assign = (record: string, person: string, name: string, grid: string) => ({
    op: 'create' as const,
    type: 'assignment',
    record,
    scope: 'common',
    body: { person, name, grid, post: 'fullTime', from: '2025-01-01' },
  })
  const home = (record: string, room: string, head: string) => ({
    op: 'create' as const,
    type: 'household',
    record,
    scope: 'g:07/base',
    body: { room, head, building: 'b_3' },
  })
  await street.server.write(
    'chen',
    assign('a1', 'wang', '王海', '07'),
    assign('a2', 'li', '李敏', '07'),
    assign('a3', 'zhao', '赵远', '09'),
    { op: 'create', type: 'building', record: 'b_3', scope: 'g:07/base', body: { code: 'B3', name: '3 栋' } },
    home('h_2', '1002', '李四'),
    home('h_1', '302', '张三'),
  )
  device = await street.phone('wang').open()
  await device.sync()
})
afterEach(async () => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
  await device.close()
  await street.server.close()
})

describe('people', () => {
  it('offers me first and the colleagues of my grid, and keeps whoever is named', async () => {
    const field = mountField(people(it1), ['zhao'], { device })
    const offered = [...field.element.querySelectorAll('.chip')].map((one) =>
      one.textContent?.replace(/^[✓＋\s]+/, '').trim(),
    )
    expect(offered).toEqual(['wang（我）', '李敏', '赵远'])
    await field.tap('李敏')
    expect(field.value.value).toEqual(['zhao', 'li'])
  })
})

describe('reference', () => {
  it('finds a record by its words, in natural order, and shows its title', async () => {
    const field = mountField(reference(it1, 'household'), undefined, { device })
    expect(field.element.textContent).toContain('请选择')
    await field.tap('请选择')
    const found = () => [...field.element.querySelectorAll('.found')].map((one) => one.textContent?.trim())
    expect(found()).toEqual(['3 栋 302 张三', '3 栋 1002 李四'])
    await field.type('李四', 'input[type="search"]')
    expect(found()).toEqual(['3 栋 1002 李四'])
    await field.tap('3 栋 1002 李四')
    expect(field.value.value).toBe('h_2')
    expect(field.get('dialog').hasAttribute('open')).toBe(false)
    expect(field.element.textContent).toContain('3 栋 1002 李四')
  })

  it('says so when the record is not on this phone', () => {
    expect(mountField(reference(it1, 'household'), 'h_far', { device }).element.textContent).toContain(
      '不在这台手机上',
    )
  })
})

describe('place', () => {
  it('takes the position once, when asked', async () => {
    const getCurrentPosition = vi.fn<Geolocation['getCurrentPosition']>((found) =>
      found({ coords: { longitude: 120.123456, latitude: 30.1, accuracy: 12.4 } } as GeolocationPosition),
    )
    vi.stubGlobal('navigator', { geolocation: { getCurrentPosition } })
    const field = mountField(place(it1), undefined, { device })
    expect(getCurrentPosition).not.toHaveBeenCalled()
    await field.tap('用现在的位置')
    expect(field.value.value).toEqual({ lng: 120.123456, lat: 30.1, accuracy: 12 })
    expect(field.element.textContent).toContain('120.12346, 30.10000 (±12 m)')
  })

  it('says that a failure keeps nobody from saving', async () => {
    const getCurrentPosition = (_found: unknown, failed: () => void) => failed()
    vi.stubGlobal('navigator', { geolocation: { getCurrentPosition } })
    const field = mountField(place(it1), undefined, { device })
    await field.tap('用现在的位置')
    expect(field.element.textContent).toContain('没能定位，不影响保存')
  })
})
