import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BASE, command, create, DeskOffice, HOUSE, patch } from './desk-office.ts'

let office: DeskOffice
beforeEach(async () => {
  office = await DeskOffice.open()
})
afterEach(() => office.close())

const home = async () => (await office.record('h_302')).body

/** Wang changes the phone, then Li's older change of it arrives. */
async function disputedPhone(): Promise<void> {
  const { server } = office.street
  await server.write('wang', patch('household', 'h_302', { phone: ['19900000001', '19900000002'] }))
  await server.write('li', patch('household', 'h_302', { phone: ['19900000001', '19900000003'] }))
}

describe('two values of one field', () => {
  test('are shown with what it was, whose and when; one tap takes the proposed one', async () => {
    await disputedPhone()
    await office.show('/desk/conflicts')
    expect(office.all('.side-list b')).toEqual(['3栋 302'])
    const [row] = office.all('fieldset')
    for (const phone of ['19900000001', '19900000002', '19900000003']) expect(row).toContain(phone)
    await office.tap('用提交的')
    expect((await home()).phone).toBe('19900000003')
    expect(office.said.at(-1)).toBe('已定：3栋 302')
    expect(office.text).toContain('没有要定的不一致')
  })

  test('may both give way to a third that fits the field', async () => {
    await disputedPhone()
    await office.show('/desk/conflicts')
    await office.tap('手工填')
    const decide = () => office.find<HTMLButtonElement>('.conflict .el-button--primary')
    await office.type('input.el-input__inner', '12345')
    expect(decide().disabled).toBe(true)
    await office.type('input.el-input__inner', '19900000009')
    await office.type('.note textarea', '电话核实过')
    decide().click()
    await office.settle()
    expect((await home()).phone).toBe('19900000009')
    const reviews = [...(await office.street.server.scope(BASE)).values()].filter(
      ({ type }) => type === 'review',
    )
    expect(reviews[0]!.body.resolution).toMatchObject({ choice: 'value', note: '电话核实过' })
  })

  test('are not decided on what no longer stands', async () => {
    await disputedPhone()
    await office.show('/desk/conflicts')
    await office.street.server.write(
      'wang',
      patch('household', 'h_302', { phone: ['19900000002', '19900000008'] }),
    )
    await office.tap('用提交的')
    expect((await home()).phone).toBe('19900000008')
    expect(office.said.at(-1)).toContain('决定时内容又变了')
    expect(office.all('.side-list b')).toEqual(['3栋 302'])
    await office.tap('3栋 302')
    expect(office.text).toContain('19900000008')
  })
})

describe('what somebody was not allowed to do', () => {
  test('is shown as it was meant and done when adopted', async () => {
    const { server } = office.street
    await server.takeGrant('li', BASE)
    await server.write('li', patch('household', 'h_302', { note: [null, '新搬来一位老人'] }))
    await office.show('/desk/conflicts')
    expect(office.text).toContain('没有权限')
    expect(office.text).toContain('修改住户')
    expect(office.text).toContain('新搬来一位老人')
    await office.tap('采纳')
    expect((await home()).note).toBe('新搬来一位老人')
  })

  test('is left undone when not adopted, and a delete is done only if nothing changed since', async () => {
    const { server } = office.street
    await server.write('chen', {
      op: 'delete',
      type: 'household',
      record: 'h_302',
      seen: 'of an older content',
    })
    await office.show('/desk/conflicts')
    expect(office.text).toContain('删除时别人刚改过')
    await office.tap('采纳')
    expect((await office.record('h_302')).state).toBe('deleted')
  })
})

describe('two inspections that disagree', () => {
  test('stand side by side with what differs, and a grade is chosen with a reason', async () => {
    const { server, time } = office.street
    const facts = {
      structureType: 'stone',
      floors: 1,
      isBusiness: false,
      isRented: false,
      occupants: 2,
      hasSteelPart: false,
      roofType: 'slab',
    }
    for (const [user, value] of [
      ['wang', 'yes'],
      ['li', 'no'],
    ] as const) {
      time.now += 60_000
      const body = {
        house: 's_17',
        inspectionType: 'patrol',
        startedAt: time.now,
        endedAt: time.now,
        inspectors: [user],
        facts,
        answers: { em_noise_debris: { value } },
      }
      await server.write(
        user,
        create('houseInspection', `i_${user}`, HOUSE, body),
        command('houseInspection', `i_${user}`, 'submit'),
      )
    }
    await office.show('/desk/conflicts')
    expect(office.text).toContain('较重的在您决定前一直有效')
    expect(office.all('tr:has(td.changed)')[0]).toMatch(/有.*没有.*变了/)
    const decide = office.find<HTMLButtonElement>('.choose button[type=submit]')
    await office.tap('存在严重安全隐患')
    expect(decide.disabled).toBe(true)
    await office.type('.choose textarea', '现场复核，确有掉渣')
    office.find<HTMLFormElement>('.choose').requestSubmit()
    await office.settle()
    expect((await office.record('i_li')).body).toMatchObject({
      verifiedGrade: 'severe',
      verifiedReason: '现场复核，确有掉渣',
    })
  })
})
