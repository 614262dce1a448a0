import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { checklistItemLabels } from '#domain/records/house-inspection/checklist-item-labels.ts'
import { command, create, DeskOffice, HOUSE } from './desk-office.ts'

const facts = {
  structureType: 'brick_concrete_precast',
  floors: 3,
  isBusiness: true,
  isRented: false,
  occupants: 6,
  hasSteelPart: false,
  roofType: 'slab',
}

let office: DeskOffice

/** Wang looks at the house and submits. */
async function inspect(record: string, answers: JsonObject, more: JsonObject = {}): Promise<void> {
  const at = office.street.time.clock()
  await office.street.server.write(
    'wang',
    create('houseInspection', record, HOUSE, {
      house: 's_17',
      inspectionType: 'patrol',
      startedAt: at - 60_000,
      endedAt: at,
      inspectors: ['wang'],
      facts: { ...facts, ...more },
      answers,
    }),
    command('houseInspection', record, 'submit'),
  )
  office.street.time.now += 3_600_000
}
const status = async (id: string) => (await office.record(id)).body.status

beforeEach(async () => {
  office = await DeskOffice.open()
  await inspect('i_old', { em_noise_debris: { value: 'no' }, fr_stair: { value: 'none', quick: true } })
  await office.street.server.write('chen', command('houseInspection', 'i_old', 'approve'))
  await inspect('i_a', { em_noise_debris: { value: 'no' } })
  await inspect('i_b', { em_noise_debris: { value: 'yes' } }, { occupants: 14 })
})
afterEach(() => office.close())

describe('the review queue', () => {
  test('opens on what is most dangerous, this time beside last time, with what changed marked', async () => {
    await office.show('/desk/review')
    expect(office.router.currentRoute.value.params.id).toBe('i_b')
    expect(office.all('.side-list b')).toEqual(['石桥路 17 号 · 房屋排查', '石桥路 17 号 · 房屋排查'])
    expect(office.all('.side-list .chip')[0]).toContain('突发险情')
    const changed = office.all('tr:has(td.changed)')
    expect(changed.some((row) => /常住\/使用人数.*6.*14.*变了/.test(row))).toBe(true)
    expect(changed.some((row) => /没有.*有.*变了.*严重/.test(row))).toBe(true)
    expect(office.text).toContain('红 · 建议')
  })

  test('moves with J and K, and not while somebody is typing', async () => {
    await office.show('/desk/review')
    await office.press('j')
    expect(office.router.currentRoute.value.params.id).toBe('i_a')
    await office.press('j')
    expect(office.router.currentRoute.value.params.id).toBe('i_a')
    await office.press('k')
    expect(office.router.currentRoute.value.params.id).toBe('i_b')
    await office.tap('在某项上写意见并退回')
    office.find('.asking textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    await office.settle()
    expect(office.router.currentRoute.value.params.id).toBe('i_b')
  })

  test('approves: the log leaves the list, the server has it, the next one is shown', async () => {
    await office.show('/desk/review/i_b')
    await office.tap('通过')
    expect(await status('i_b')).toBe('accepted')
    expect(office.said.at(-1)).toBe('已通过：石桥路 17 号')
    expect(office.router.currentRoute.value.params.id).toBe('i_a')
    expect(office.all('.side-list b')).toHaveLength(1)
  })

  test('sends back with a remark on one item and a note, and not without the note', async () => {
    await office.show('/desk/review/i_b')
    await office.tap(`写意见 · ${checklistItemLabels.em_noise_debris!.zh}`)
    await office.type('.box textarea', '请远处拍一张')
    await office.tap('退回（1 条意见）')
    expect(office.find<HTMLButtonElement>('.asking button[type=submit]').disabled).toBe(true)
    await office.type('.asking textarea', '请补照片')
    office.find<HTMLFormElement>('.asking').requestSubmit()
    await office.settle()
    expect((await office.record('i_b')).body).toMatchObject({
      status: 'returned',
      reviewNote: '请补照片',
      remarks: { 'answers.em_noise_debris': '请远处拍一张' },
    })
  })

  test('asks for a reason when approving would make the house look safer', async () => {
    await office.street.server.write('chen', command('houseInspection', 'i_b', 'approve'))
    await inspect('i_c', { em_noise_debris: { value: 'no' } })
    await office.show('/desk/review/i_c')
    await office.tap('通过')
    expect(await status('i_c')).toBe('submitted')
    expect(office.text).toContain('通过会让这栋房屋的等级降低')
    await office.type('.asking textarea', '险情已排除，现场核过')
    office.find<HTMLFormElement>('.asking').requestSubmit()
    await office.settle()
    expect(await status('i_c')).toBe('accepted')
  })

  test('without a line the decision is kept, said so, and delivered later', async () => {
    await office.show('/desk/review/i_b')
    office.phone.line.online = false
    await office.tap('通过')
    expect(office.said.at(-1)).toBe('已存在本机，连上网后送出')
    expect(await status('i_b')).toBe('submitted')
    office.phone.line.online = true
    await office.device.sync()
    expect(await status('i_b')).toBe('accepted')
  })

  test('a decision that did not stand is back in the list, with the reason', async () => {
    await office.show('/desk/review/i_b')
    const { time, server } = office.street
    await server.write('wang', command('houseInspection', 'i_b', 'takeBack', { note: '再看看' }))
    time.now += 1000
    await office.tap('通过')
    expect(office.said.at(-1)).toBe('没有办成：记录已经不在这一步了')
    expect(await status('i_b')).toBe('returned')
  })

  test('says what it shows is old when the server cannot be reached', async () => {
    await office.show('/desk/review')
    office.online = false
    await office.device.sync()
    office.street.time.now += 60_000
    await office.device.sync()
    await office.settle()
    expect(office.text).toContain('暂时连不上服务器')
    expect(office.all('.side-list b')).toHaveLength(2)
  })
})
