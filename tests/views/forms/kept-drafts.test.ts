import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '#domain/problem.ts'
import MatterFormView from '#views/field/forms/MatterFormView.vue'
import VisitFormView from '#views/field/forms/VisitFormView.vue'
import type { FormDraft } from '#composables/use-draft.ts'
import { FormStreet, Hand } from './form-street.ts'

let street: FormStreet
let hand: Hand
beforeEach(async () => {
  street = await FormStreet.open()
  hand = new Hand(street)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await street.close()
})

const showMatter = () => street.show(MatterFormView, { name: 'matter-new', query: { household: 'h_302' } })
const drafts = async () => (await street.device.drafts.all()).map(({ body }) => (body as FormDraft).body)
const matters = () => street.device.records.ofType('matter')

describe('a draft', () => {
  it('is not made by merely opening a form', async () => {
    await showMatter()
    await street.rest()
    expect(await drafts()).toEqual([])
  })

  it('is durable at once for the first change and within 300 ms for every other', async () => {
    await showMatter()
    await hand.type('[data-field="brief"] textarea', '一')
    expect(await drafts()).toMatchObject([{ brief: '一' }])
    await hand.type('[data-field="brief"] textarea', '一二')
    await hand.type('[data-field="brief"] textarea', '一二三')
    await street.rest()
    expect(await drafts()).toMatchObject([{ brief: '一二三' }])
  })

  it('is flushed when the page is hidden, which may be its last moment', async () => {
    await showMatter()
    await hand.type('[data-field="brief"] textarea', '一')
    await hand.type('[data-field="brief"] textarea', '一二')
    dispatchEvent(new Event('pagehide'))
    await street.settle()
    expect(await drafts()).toMatchObject([{ brief: '一二' }])
  })

  it('knows the route that opens its form again', async () => {
    await showMatter()
    await hand.type('[data-field="brief"] textarea', '一')
    const [draft] = await street.device.drafts.all()
    const { route } = draft!.body as FormDraft
    expect(street.router.resolve(route as never).fullPath).toBe('/matter/new?household=h_302')
  })

  it('goes in the transaction that saves the record and is not written again behind it', async () => {
    await showMatter()
    await hand.tap('安全隐患')
    await hand.type('[data-field="brief"] textarea', '一')
    await hand.tap('上报')
    dispatchEvent(new Event('pagehide'))
    await street.rest()
    expect(await drafts()).toEqual([])
    expect(matters()).toHaveLength(1)
  })
})

describe('a phone without space', () => {
  it('says so plainly when a draft cannot be kept, and keeps the text on screen', async () => {
    await showMatter()
    vi.spyOn(street.device.drafts, 'put').mockRejectedValue(new Problem('storageFull'))
    await hand.type('[data-field="brief"] textarea', '楼道堆物')
    await street.rest()
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('手机存储满了')
    expect(document.querySelector<HTMLTextAreaElement>('[data-field="brief"] textarea')?.value).toBe(
      '楼道堆物',
    )
  })

  it('says so when the record cannot be saved, and saves the same record once there is space', async () => {
    await showMatter()
    await hand.tap('安全隐患')
    await hand.type('[data-field="brief"] textarea', '楼道堆物')
    const save = vi.spyOn(street.device, 'save').mockRejectedValueOnce(new Problem('storageFull'))
    await hand.tap('上报')
    const [first] = save.mock.calls[0]![0]
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('您写的都还在屏幕上')
    expect(street.router.currentRoute.value.name).toBe('matter-new')
    await hand.tap('上报')
    expect(matters().map(({ id, body }) => [id, body.brief])).toEqual([[first!.record, '楼道堆物']])
    expect(await drafts()).toEqual([])
  })
})

describe('two tabs with one draft', () => {
  it('make two records, so that nothing typed in either is lost', async () => {
    await street.show(VisitFormView, { name: 'visit-new', query: { household: 'h_302' } })
    await hand.type('[data-field="summary"] textarea', '一')
    const [draft] = await street.device.drafts.all()
    const { id, body } = draft!.body as FormDraft
    await street.device.save([{ op: 'create', type: 'visit', record: id, scope: 'g:07/base', body }])
    await hand.type('[data-field="summary"] textarea', '二')
    await hand.tap('保存走访')
    const summaries = street.device.records.ofType('visit').map((one) => one.body.summary)
    expect(new Set(summaries)).toEqual(new Set(['一', '二']))
  })
})
