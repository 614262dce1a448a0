import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Intent } from '#domain/sync/mutation.ts'
import type { Body } from '#domain/records/body.ts'
import { AppStreet, CARE, create, elder } from './app-street.ts'

let app: AppStreet
beforeEach(async () => {
  app = await AppStreet.open({
    records: [elder('王桂兰', 'h_302', { livingArrangement: 'alone', status: 'active' })],
  })
})
afterEach(() => app.close())

const requests = () => app.device.records.ofType('serviceRequest')
const page = () => document.querySelector('main')?.textContent?.replaceAll(/\s+/g, ' ') ?? ''
const onServer = async (id: string) => (await app.street.server.body(id)) as Body<'serviceRequest'>
const command = (record: string, name: string): Intent => ({
  op: 'command',
  type: 'serviceRequest',
  record,
  command: name,
  args: {},
})
/** Says what a step asks for, and takes it. */
async function told(...answers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const answer of answers) await answer()
  document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await app.settle()
}
/** Screens come with their code, long forms in pieces, figures when they are reckoned. */
const there = (words: RegExp) =>
  vi.waitFor(() => expect(app.text).toMatch(words), { timeout: 10_000, interval: 20 })
/** Where a link leads, with the screen's code fetched before the next look. */
async function follow(words: string): Promise<void> {
  const link = [...document.querySelectorAll('a')].find((one) => one.textContent?.includes(words))
  if (!link) throw new Error(`no link says “${words}” in: ${app.text}`)
  await app.show(link.getAttribute('href')!)
}
const say = (field: string, words: string) => () => app.type(`dialog [data-field="${field}"] textarea`, words)
const tick = (words: string) => () => app.choose(words)

describe('日常生活照料 (DOMAIN 1.2 no. 39, 4.6)', () => {
  test('a wish heard at an elder’s home is accepted by the community, done in one go and rated', async () => {
    await app.show('/elder-visit/王桂兰')
    await there(/异常\s*停药、断药/)
    await app.choose('异常停药、断药')
    await there(/老人需要帮什么/)
    await app.tap('老人需要帮什么')
    await app.choose('助餐')
    await app.tap('完成')
    const [{ id, body }] = requests() as [ReturnType<typeof requests>[number]]
    expect(body).toMatchObject({ need: 'meal', elder: '王桂兰', client: '王桂兰', status: 'submitted' })

    await app.show('/services')
    expect(app.all('li .name')).toEqual(['助餐：王桂兰'])
    expect(page()).toContain('要受理')
    await app.device.sync()
    await app.street.server.write('chen', command(id, 'accept'))
    await app.device.sync()
    await app.settle()
    expect(page()).toContain('已受理')

    await follow('助餐：王桂兰')
    await app.tap('办完了')
    // Nothing is done without a word of what was done.
    await told()
    expect(requests()[0]!.body.status).toBe('accepted')
    await told(say('result', '和餐厅说好了，每天送到家'), tick('是'))
    expect(page()).toContain('每天送到家')
    await app.show('/')
    expect(page()).toMatch(/助餐：王桂兰.*问一下满不满意/)

    await follow('助餐：王桂兰')
    await app.tap('记评价')
    await told(tick('5分 很满意'), tick('本人评，网格员代记'))
    await app.device.sync()
    expect(await onServer(id)).toMatchObject({
      status: 'rated',
      onceDone: true,
      result: '和餐厅说好了，每天送到家',
      rating: '5',
      ratedBy: 'elder',
    })
    const { acceptedAt, doneAt } = await onServer(id)
    expect(doneAt!).toBeGreaterThanOrEqual(acceptedAt!)
    await app.show('/')
    expect(page()).not.toContain('助餐：王桂兰')
    await app.show('/month')
    await there(/服务按时办结率.*1 \/ 1.*帮办一次办好率.*1 \/ 1.*服务满意率.*1 \/ 1/)
  })
})

describe('帮办代办 (DOMAIN 1.2 no. 40)', () => {
  test('an errand from any home, with consent and papers, done by the worker without a network', async () => {
    app.phone.line.online = false
    await app.show('/grid/household/h_302')
    await follow('提出帮办')
    expect(document.querySelector<HTMLInputElement>('[data-field="client"] input')!.value).toBe('王桂兰')
    await app.choose('代办证件/待遇')
    await app.choose('口头同意')
    await app.type('[data-field="materials"] textarea', '身份证、户口本')
    await app.tap('保存')
    const [{ id, body }] = requests() as [ReturnType<typeof requests>[number]]
    expect(body).toMatchObject({
      need: 'papers',
      household: 'h_302',
      client: '王桂兰',
      clientPhone: '13812341188',
      consent: 'oral',
      materials: '身份证、户口本',
      status: 'submitted',
    })
    expect(requests()[0]!.scope).toBe(CARE)

    await there(/我来办/)
    await app.tap('我来办')
    expect(app.all('header .chip')).toContain('服务中')
    await app.tap('办完了')
    await told(say('result', '证办好了，送到家里'), tick('是'))
    await app.tap('记评价')
    await told(tick('4分 满意'), tick('家属评，网格员代记'))
    expect(app.text).toContain('已评价')

    app.phone.line.online = true
    await app.device.sync()
    expect(await onServer(id)).toMatchObject({
      status: 'rated',
      handler: 'worker',
      onceDone: true,
      rating: '4',
      ratedBy: 'family',
    })
  })

  test('what was not done well is done again, and is no longer in one go', async () => {
    await app.device.save([
      create('serviceRequest', 's_1', CARE, { need: 'papers', client: '陈素芬', household: 'h_604' }),
      command('s_1', 'takeOn'),
      { ...command('s_1', 'finish'), args: { result: '交了材料', onceDone: true } } as Intent,
    ])
    await app.show('/record/serviceRequest/s_1')
    await app.tap('没办好，重办')
    await told(say('note', '少一份证明'))
    expect(requests()[0]!.body).toMatchObject({ status: 'serving', onceDone: false, result: '少一份证明' })
  })
})
