import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import RecordFormView from '#views/field/forms/RecordFormView.vue'
import { FormStreet, Hand } from './form-street.ts'

let street: FormStreet
let hand: Hand
beforeEach(async () => {
  street = await FormStreet.open()
  hand = new Hand(street)
})
afterEach(() => street.close())

const show = (type: string, id: string, query: Record<string, string> = {}) =>
  street.show(RecordFormView, { name: 'record-edit', params: { type, id }, query })

describe('the generic form', () => {
  it('corrects one line of an old file without demanding what it never had', async () => {
    await show('household', 'h_302')
    await hand.type('[data-field="phone"] input', '138 0000 9999')
    await hand.tap('保存')
    expect(await street.outbox()).toEqual(['patch household'])
    expect(street.device.records.get('household', 'h_302')?.body).toMatchObject({
      phone: '13800009999',
      room: '302',
    })
  })

  it('explains a mistake beside its field once the person has left it', async () => {
    await show('household', 'h_302')
    await hand.type('[data-field="phone"] input', '1380')
    const field = document.querySelector('[data-field="phone"]')!
    expect(field.textContent).not.toContain('电话号码不对')
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    await street.settle()
    expect(field.textContent).toContain('电话号码不对')
    await hand.tap('保存')
    expect(await street.outbox()).toEqual([])
  })

  it('patches from what the person saw, so that a change that arrived meanwhile is not overwritten', async () => {
    await show('household', 'h_302')
    await street.street.server.write('li', {
      op: 'patch',
      type: 'household',
      record: 'h_302',
      set: { head: ['户主0', '李敏'] },
    })
    await street.device.sync()
    await hand.type('[data-field="note"] textarea', '门铃坏了')
    await hand.tap('保存')
    await street.device.sync()
    expect(await street.street.server.body('h_302')).toMatchObject({ head: '李敏', note: '门铃坏了' })
  })

  it('makes a conflict visible, not a loss, when both changed the same line', async () => {
    await show('household', 'h_302')
    await street.street.server.write('li', {
      op: 'patch',
      type: 'household',
      record: 'h_302',
      set: { head: ['户主0', '李敏'] },
    })
    await street.device.sync()
    await hand.type('[data-field="head"] input', '王敏')
    await hand.tap('保存')
    await street.device.sync()
    expect(await street.street.server.body('h_302')).toMatchObject({ head: '李敏' })
    expect(street.device.records.ofType('review')[0]?.body).toMatchObject({
      mine: { head: '王敏' },
      theirs: { head: '李敏' },
    })
  })

  it('makes a new home in the grid of its building, with a code from building and room', async () => {
    await show('household', 'new', { building: 'b_3' })
    await hand.type('[data-field="room"] input', '999')
    await hand.tap('保存')
    const made = street.device.records.ofType('household').find(({ body }) => body.room === '999')
    expect(made).toMatchObject({ scope: 'g:07/base', body: { building: 'b_3', code: 'B3-999' } })
  })

  it('shows only what applies and nothing that a workflow writes', async () => {
    await show('house', 's_17')
    expect(document.querySelector('[data-field="businessTypes"]')).toBeNull()
    await hand.tap('是', '[data-field="isBusiness"]')
    expect(document.querySelector('[data-field="businessTypes"]')).not.toBeNull()
    await show('matter', 'new')
    expect(document.querySelector('[data-field="status"]')).toBeNull()
  })

  it('sends a log to the form that knows its rules', async () => {
    await street.device.save([
      { op: 'create', type: 'visit', record: 'v_1', scope: 'g:07/base', body: { visitType: 'daily' } },
    ])
    await show('visit', 'v_1')
    expect(street.router.currentRoute.value).toMatchObject({ name: 'visit-edit', params: { record: 'v_1' } })
  })

  it('says so when the record is not on this phone or of an unknown kind', async () => {
    await show('household', 'h_none')
    expect(hand.has('这台手机上没有这条记录')).toBe(true)
    await show('balloon', 'x')
    expect(hand.has('这个版本不认识这种记录')).toBe(true)
  })

  it('edits rows of a list and takes back a removed one', async () => {
    await show('elder', 'e_wang')
    await hand.tap('删掉这一行', '[data-field="emergencyContacts"]')
    await hand.tap('放回去')
    await hand.type('[data-field="emergencyContacts"] [data-field="name"] input', '王大强')
    await hand.tap('保存')
    expect(street.device.records.get('elder', 'e_wang')?.body.emergencyContacts).toEqual([
      { name: '王大强', relation: '儿子', phone: '13800002222', hasKey: true },
    ])
  })
})
