import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { AppStreet, BASE, create } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open({
    records: [create('matter', 'm_1', BASE, { class: 'IF', brief: '路灯不亮', household: 'h_302' })],
  })
})
afterEach(() => app.close())

const atDesk = (command: string, args: JsonObject = {}) =>
  app.street.server.write('chen', { op: 'command', type: 'matter', record: 'm_1', command, args })

async function dispatched(): Promise<void> {
  await atDesk('accept', { level: 'L1' })
  await atDesk('dispatch', { handler: '市政养护' })
  await app.device.sync()
}

describe('the page of a matter', () => {
  test('shows how far it has come, who has it and the next step as the main action', async () => {
    await dispatched()
    await app.show('/record/matter/m_1')
    expect(app.all('ol li b').slice(0, 7)).toEqual(['上报', '受理', '派遣', '处置', '反馈', '核查', '结案'])
    expect(app.all('ol [aria-current="step"] b')).toEqual(['处置'])
    expect(app.text).toContain('现在在：市政养护')
    expect(app.all('.commands .main')).toEqual(['开始处置'])
    await app.tap('开始处置')
    expect(app.all('ol [aria-current="step"] b')).toEqual(['反馈'])
    expect(app.device.records.get('matter', 'm_1')?.body.status).toBe('handling')
  })

  test('says offline as of when it is what is shown', async () => {
    await dispatched()
    app.phone.line.online = false
    await app.device.sync()
    await app.show('/record/matter/m_1')
    expect(app.text).toContain('离线：这是 今天 09:00 收到的情况')
  })

  test('DOMAIN 12.4 a step that came too late is a note with its words, beside the state as it is', async () => {
    await dispatched()
    app.phone.line.online = false
    await app.device.save([
      { op: 'command', type: 'matter', record: 'm_1', command: 'handle', args: {} },
      { op: 'command', type: 'matter', record: 'm_1', command: 'reply', args: { result: '换了灯头' } },
    ])
    await atDesk('handle')
    await atDesk('suspend', { reason: '等灯头到货' })
    await atDesk('handle')
    await atDesk('reply', { result: '物业修好了' })
    await atDesk('verify')
    app.phone.line.online = true
    await app.device.sync()
    await app.device.sync()
    await app.show('/record/matter/m_1')
    expect(app.device.records.get('matter', 'm_1')?.body).toMatchObject({
      status: 'verifying',
      result: '物业修好了',
    })
    expect(app.text).toContain('这一步没有算上')
    expect(app.text).toContain('您写的「反馈」：记录已经不在这一步了。现在是「核查中」。')
    expect(app.text).toContain('您写的话留着：换了灯头')
  })
})

describe('the list of matters', () => {
  test('has what is open with the oldest first, and disputes and tasks beside it', async () => {
    await app.device.save([
      create('matter', 'm_2', BASE, { class: 'EN', brief: '小广告' }),
      create('dispute', 'd_1', BASE, { disputeType: 'wages', brief: '讨工钱', peopleCount: 6 }),
      create('task', 't_1', BASE, { kind: 'promise', what: '送申请表', due: '2020-01-01' }),
    ])
    await app.show('/matters')
    expect(app.all('main li .name')).toEqual(['路灯不亮', '小广告'])
    const choose = async (words: string) => {
      const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === words)!
      label.querySelector('input')!.click()
      await app.settle()
    }
    await choose('纠纷')
    expect(app.text).toContain('要上报街道')
    await choose('任务')
    expect(app.text).toContain('送申请表')
    expect(app.text).toMatch(/逾期 \d+ 天/)
  })
})
