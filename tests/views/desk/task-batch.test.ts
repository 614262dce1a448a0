import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BASE, CARE, create, DeskOffice } from './desk-office.ts'

let office: DeskOffice
// The first way to a screen waits for its code, which takes as long as it takes.
beforeAll(
  () =>
    Promise.all([
      import('#views/desk/tasks/TaskBatchView.vue'),
      import('#views/desk/tasks/TasksView.vue'),
      import('#views/desk/records/RecordsView.vue'),
    ]),
  120_000,
)
beforeEach(async () => {
  office = await DeskOffice.open(
    create('building', 'b_7', BASE, { code: 'B7', name: '7栋' }),
    create('household', 'h_101', BASE, { code: 'C2', building: 'b_7', room: '101', attention: ['hardship'] }),
    create('elder', 'e_1', CARE, {
      name: '王桂兰',
      household: 'h_302',
      livingArrangement: 'alone',
      status: 'active',
    }),
  )
})
afterEach(() => office.close())

async function choose(name: string, value: string): Promise<void> {
  const select = office.find<HTMLSelectElement>(`[data-field=${name}] select`)
  select.value = value
  select.dispatchEvent(new Event('change'))
  await office.settle()
}
const tasks = async () =>
  [...(await office.street.server.scope(BASE)).values()].filter(({ type }) => type === 'task')
const button = () => office.find<HTMLButtonElement>('button[type=submit]')
async function write(name: string, what: string): Promise<void> {
  await office.type('[data-field=name] input', name)
  await office.type('[data-field=what] textarea', what)
}
async function give(): Promise<void> {
  office.find<HTMLFormElement>('form').requestSubmit()
  await office.until(/按网格/)
  await office.settle()
}

describe('tasks in a batch (DOMAIN 1.2 no. 11)', () => {
  test('one for every home that fits; nothing can be given before it is said what', async () => {
    await office.show('/desk/tasks')
    await office.tap('批量派任务')
    await choose('grid', '07')
    expect(office.all('.found li')).toEqual(['3栋 302', '7栋 101'])
    expect(button().disabled).toBe(true)
    await write('冬季用电', '看插线板')
    expect(button().textContent).toContain('派出 2 个任务')
    await give()
    expect((await tasks()).map(({ body }) => [body.target, body.what, body.origin, body.batch])).toEqual([
      ['h_302', '看插线板', 'batch', '冬季用电'],
      ['h_101', '看插线板', 'batch', '冬季用电'],
    ])
    expect(office.said.at(-1)).toBe('已派出 2 个任务')
    expect(office.all('tbody tr')[0]).toMatch(/^冬季用电200\/2/)

    await office.street.server.write(
      'chen',
      create('task', 't_other', BASE, { kind: 'visit', what: '另一件', due: '2030-01-01' }),
    )
    await office.tap('冬季用电')
    expect(office.router.currentRoute.value.query).toEqual({ batch: '冬季用电' })
    expect(office.all('tbody tr').length).toBe(2)
    await office.tap('批次：冬季用电')
    expect(office.all('tbody tr').length).toBe(3)
  })

  test('a second time only where the first has not been', async () => {
    await office.street.server.write(
      'chen',
      create('task', 't_1', BASE, { kind: 'visit', what: '看插线板', target: 'h_302', due: '2030-01-01' }),
    )
    await office.show('/desk/tasks/new')
    await choose('grid', '07')
    await write('再看', '看插线板')
    expect(office.text).toContain('1 个已有同样的任务没办完')
    await give()
    expect((await tasks()).map(({ body }) => body.target)).toEqual(['h_302', 'h_101'])
  })

  test('elders who live alone in a building, whose names are not spelled out', async () => {
    await office.show('/desk/tasks/new')
    await choose('grid', '07')
    await choose('type', 'elder')
    await choose('rule', 'alone')
    await choose('building', 'b_7')
    expect(office.text).toContain('没有符合的对象')
    await choose('building', 'b_3')
    expect(office.all('.found li')).toEqual(['3栋 302 王**'])
    await write('寒潮前走一遍', '看取暖')
    await give()
    expect((await tasks())[0]!.body).toMatchObject({ kind: 'visit', target: 'e_1' })
  })

  test('the server takes none for a grid that the person has no right in', async () => {
    const body = { kind: 'visit', what: '看插线板', target: 'h_302', due: '2030-01-01', origin: 'batch' }
    const { outcomes } = await office.street.server.write('chen', create('task', 't_x', 'g:88/base', body))
    expect(Object.values(outcomes)).toMatchObject([{ outcome: 'parked' }])
  })
})
