import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Intent } from '#domain/sync/mutation.ts'
import { BASE, CARE, create, DeskOffice } from './desk-office.ts'

const grid = {
  code: '07',
  name: '第三网格',
  community: '东禾社区',
  communityCode: 'c1',
  street: '禾溪街道',
  status: 'approved',
}
const unit = {
  code: '07D',
  name: '第三网格党支部',
  level: 'branch',
  communityCode: 'c1',
  grid: '07',
  leader: '石大川',
  status: 'active',
}
const branch = create('orgUnit', 'o_branch', 'common', unit)
const point = {
  name: '3栋消防通道',
  kind: 'fireLane',
  checkCycle: 'weekly',
  from: '2020-01-01',
  look: '有没有堵',
  status: 'active',
}

let office: DeskOffice
const open = async (...more: Parameters<typeof DeskOffice.open>) => {
  office = await DeskOffice.open(...more)
  const { server } = office.street
  const old = (await office.record('g_07')).body
  await server.write('boss', {
    op: 'patch',
    type: 'grid',
    record: 'g_07',
    set: Object.fromEntries(Object.entries(grid).map(([name, value]) => [name, [old[name] ?? null, value]])),
  })
  await server.context.store.write(async ({ users }) => {
    for (const [id, name, role] of [
      ['wang', '王秀兰', 'worker'],
      ['chen', '陈书记', 'supervisor'],
    ] as const)
      await users.put({ id, username: id, name, role, passwordHash: '', createdAt: 0, disabledAt: null })
  })
  await office.device.sync()
}
/** The street’s administrator sits down at the same desk. */
async function asAdmin(): Promise<void> {
  await office.street.server.grant('chen', 'common', 'admin')
  await office.device.sync()
}
async function choose(selector: string, value: string): Promise<void> {
  const select = office.find<HTMLSelectElement>(selector)
  select.value = value
  select.dispatchEvent(new Event('change'))
  await office.settle()
}
async function save(): Promise<void> {
  office.find<HTMLFormElement>('form.form').requestSubmit()
  await office.until(/组织和三定/)
  await office.settle()
}
const made = async (type: string, scope = 'common') =>
  [...(await office.street.server.scope(scope)).values()].filter((one) => one.type === type)
const gap = (words: string) => office.all('.gaps > li').find((one) => one.startsWith(words)) ?? ''
const refusal = async (user: string, ...intents: Intent[]) =>
  Object.values((await office.street.server.write(user, ...intents)).outcomes).map(({ outcome, problem }) => [
    outcome,
    problem,
  ])

// The first way to a screen waits for its code, which takes as long as it takes.
beforeAll(
  () =>
    Promise.all([
      import('#views/desk/organisation/OrganisationFormView.vue'),
      import('#views/desk/organisation/OrganisationView.vue'),
    ]),
  120_000,
)
afterEach(() => office.close())

describe('what is missing leads to where it is mended', () => {
  test('no. 1: a grid without a branch gets one, with its code, community and the one above it by themselves', async () => {
    await open(
      create('orgUnit', 'o_top', 'common', {
        code: 'c1D00',
        name: '东禾党总支',
        level: 'community',
        communityCode: 'c1',
        status: 'active',
      }),
    )
    await office.show('/desk/organisation')
    expect(gap('没有党支部的网格')).toContain('1 / 1')
    await office.tap('建党支部')
    await office.type('[data-field=leader] input', '石大川')
    await save()
    const unit = (await made('orgUnit')).find(({ id }) => id !== 'o_top')!
    expect(unit.body).toEqual({
      code: '07D',
      name: '第三网格党支部',
      level: 'branch',
      parent: 'o_top',
      communityCode: 'c1',
      grid: '07',
      leader: '石大川',
      status: 'active',
      checkedOn: expect.stringMatching(/^\d{4}-/) as string,
    })
    expect(gap('没有党支部的网格')).toContain('齐了')
    expect(office.said.at(-1)).toBe('已保存')
  })

  test('no. 1: a building without a group gets one, which names the building that the desk does not hold', async () => {
    await open(branch)
    await office.show('/desk/organisation')
    expect(gap('没有党小组的楼栋')).toContain('3栋')
    await office.tap('建党小组')
    expect(office.find('[data-field=building] button').textContent).toContain('3栋 · 第三网格')
    await office.type('[data-field=leader] input', '孙大娘')
    await save()
    const group = (await made('orgUnit')).find(({ id }) => id !== 'o_branch')!
    expect(group.body).toMatchObject({
      code: '07D01',
      level: 'group',
      parent: 'o_branch',
      buildings: [{ building: 'b_3' }],
      leader: '孙大娘',
    })
    expect(gap('没有党小组的楼栋')).toContain('齐了')
  })

  test('no. 1: an organisation that nobody has checked for a quarter is checked by looking and saving', async () => {
    await open(branch)
    await office.show('/desk/organisation')
    expect(gap('超过一季度没核对的党组织')).toContain('第三网格党支部')
    await office.tap('去核对')
    await save()
    expect((await office.record('o_branch')).body).toEqual({
      ...unit,
      checkedOn: expect.stringMatching(/^\d{4}-/) as string,
    })
    expect(gap('超过一季度没核对的党组织')).toContain('齐了')
  })

  test('no. 10: a duty point gets somebody responsible, and nothing else of it is written', async () => {
    await open(create('dutyPoint', 'd_1', BASE, point))
    await office.street.server.write(
      'boss',
      create('assignment', 'a_1', 'common', {
        grid: '07',
        person: 'wang',
        name: '王秀兰',
        post: 'fullTime',
        from: '2020-01-01',
      }),
    )
    await office.device.sync()
    await office.show('/desk/organisation')
    expect(gap('没有责任人的点位')).toContain('3栋消防通道')
    await office.tap('定责任人')
    await office.tap('王秀兰')
    await save()
    expect((await office.record('d_1')).body).toEqual({ ...point, owners: ['wang'] })
    expect(gap('没有责任人的点位')).toContain('齐了')
  })

  test('a new duty point is in the grid that was chosen and due from its first day', async () => {
    await open()
    await office.show('/desk/organisation')
    await office.tap('新建点位')
    await office.type('[data-field=name] input', '河边台阶')
    await office.tap('河塘水边')
    await office.tap('每周')
    await save()
    const [one] = await made('dutyPoint', BASE)
    expect(one!.body).toMatchObject({
      name: '河边台阶',
      kind: 'water',
      checkCycle: 'weekly',
      status: 'active',
    })
    expect(office.text).toContain('河边台阶')
  })

  test('what is not filled is said, and nothing is written', async () => {
    await open()
    await office.show('/desk/organisation/dutyPoint/new')
    office.find<HTMLFormElement>('form.form').requestSubmit()
    await office.settle()
    expect(office.find('[data-field=checkCycle]').textContent).toMatch(/!/)
    expect(await made('dutyPoint', BASE)).toEqual([])
  })
})

describe('who may', () => {
  test('a supervisor is shown no way to name people for posts or to redraw grids, and the server refuses both', async () => {
    await open(branch)
    await office.show('/desk/organisation')
    expect(office.text).not.toContain('定人定岗')
    expect(office.text).not.toContain('拆出新网格')
    expect(office.text).not.toContain('停用')
    expect(gap('没有专职网格员的网格')).toContain('由街道管理员办')
    await office.show('/desk/organisation/assignment/new')
    expect(office.text).toContain('您没有这项权限')
    expect(document.querySelector('form')).toBeNull()
    const post = { grid: '07', person: 'wang', name: '王秀兰', post: 'fullTime', from: '2020-01-01' }
    expect(
      await refusal(
        'chen',
        create('assignment', 'a_x', 'common', post),
        create('grid', 'g_x', 'common', { ...grid, code: '08' }),
        { op: 'patch', type: 'grid', record: 'g_07', set: { status: ['approved', 'retired'] } },
      ),
    ).toEqual([
      ['parked', 'notAllowed'],
      ['parked', 'notAllowed'],
      ['parked', 'notAllowed'],
    ])
  })

  test('a worker writes none of these kinds, whatever the app shows', async () => {
    await open(branch, create('dutyPoint', 'd_1', BASE, point))
    await office.street.server.grant('wang', 'common')
    const alert = { kind: 'heat', title: '高温', from: '2020-01-01', status: 'active' }
    expect(
      await refusal(
        'wang',
        create('orgUnit', 'o_x', 'common', unit),
        { op: 'patch', type: 'orgUnit', record: 'o_branch', set: { leader: ['石大川', '王秀兰'] } },
        { op: 'patch', type: 'dutyPoint', record: 'd_1', set: { name: [point.name, '没有了'] } },
        create('alert', 'al_x', 'common', alert),
      ),
    ).toEqual(Array.from({ length: 4 }, () => ['parked', 'notAllowed']))
    expect((await office.record('o_branch')).body.leader).toBe('石大川')
  })
})

describe('the street’s administrator', () => {
  beforeEach(async () => {
    await open(branch)
    await asAdmin()
    await office.show('/desk/organisation')
  })

  test('no. 10: fills a vacant post with a person chosen by name', async () => {
    expect(gap('没有专职网格员的网格')).toContain('1 / 1')
    await office.tap('补上人员')
    await choose('[data-field=person] select', 'wang')
    await office.type('[data-field=duties] textarea', '走访住户')
    await save()
    const [post] = await made('assignment')
    expect(post!.body).toMatchObject({
      grid: '07',
      person: 'wang',
      name: '王秀兰',
      post: 'fullTime',
      duties: '走访住户',
    })
    expect(gap('没有专职网格员的网格')).toContain('齐了')
    expect(office.text).toContain('专职网格员王秀兰走访住户'.replaceAll(' ', ''))
  })

  test('no. 3: draws a grid out of another one as a draft, and approves it at a second tap', async () => {
    await office.tap('拆出新网格')
    await office.type('[data-field=name] input', '第三网格东')
    await save()
    const draft = (await made('grid')).find(({ id }) => id !== 'g_07')!
    expect(draft.body).toMatchObject({
      code: 'c1008',
      status: 'draft',
      communityCode: 'c1',
      formedFrom: [{ grid: '07', how: 'split' }],
    })
    expect(office.text).toMatch(/第三网格东.*草案/)
    await office.tap('批准启用')
    expect((await office.record(draft.id)).body.status).toBe('draft')
    await office.tap('再点一次确认')
    const approved = (await office.record(draft.id)).body
    expect([approved.status, approved.validFrom]).toEqual(['approved', expect.stringMatching(/^\d{4}-/)])
  })

  test('no. 3: retires a grid; its buildings are said to be in no grid', async () => {
    expect(gap('不在现行网格里的楼栋')).toContain('齐了')
    await office.tap('停用')
    await office.tap('再点一次确认')
    expect((await office.record('g_07')).body).toMatchObject({
      status: 'retired',
      validTo: expect.stringMatching(/^\d{4}-/) as string,
    })
    expect(gap('不在现行网格里的楼栋')).toContain('3栋')
    expect(office.text).toMatch(/第三网格1 户.*已停用/)
  })
})

describe('no. 3: a building gets into another grid', () => {
  const moved = async (id: string) => (await office.record(id)).scope
  async function openTwoGrids(): Promise<void> {
    await open(
      create('elder', 'e_1', CARE, { name: '王桂兰', household: 'h_302', status: 'active' }),
      create('matter', 'm_open', BASE, { class: 'SF', brief: '楼道堆物', household: 'h_302' }),
      create('matter', 'm_done', BASE, { class: 'SF', brief: '灯坏了', household: 'h_302' }),
      create('building', 'b_7', BASE, { code: 'B7', name: '7栋' }),
      create('dutyPoint', 'd_1', BASE, { ...point, building: 'b_3', owners: ['wang'] }),
      create('household', 'h_701', BASE, { code: 'C7', building: 'b_7', room: '701' }),
    )
    const { server } = office.street
    const solve = { op: 'command', type: 'matter', record: 'm_done', command: 'solveOnSpot' } as const
    await server.write('chen', { ...solve, args: { result: '换了灯泡' } })
    await server.write('boss', create('grid', 'g_09', 'common', { ...grid, code: '09', name: '第五网格' }))
    for (const part of ['care', 'house']) await server.grant('chen', `g:09/${part}`, 'supervisor')
    await asAdmin()
  }

  test('with its files and what is open there; what is closed stays, and other buildings do', async () => {
    await openTwoGrids()
    expect((await office.record('m_done')).state).toBe('closed')
    await office.show('/desk/organisation/move/b_3')
    expect(office.all('tbody tr')).toEqual(['楼栋1', '住户1', '老年人1', '责任点位1', '事项1'])
    await choose('[data-field=to] select', '09')
    office.find<HTMLFormElement>('form').requestSubmit()
    await office.settle()
    expect(await moved('b_3')).toBe(BASE)
    office.find<HTMLFormElement>('form').requestSubmit()
    await office.until(/网格一览/)
    await office.settle()
    expect(await Promise.all(['b_3', 'h_302', 'e_1', 'm_open'].map(moved))).toEqual([
      'g:09/base',
      'g:09/base',
      'g:09/care',
      'g:09/base',
    ])
    expect(await moved('d_1')).toBe('g:09/base')
    // Whoever was responsible walks the other grid.
    expect(gap('没有责任人的点位')).toContain('责任人已不在岗')
    expect(await Promise.all(['m_done', 'b_7', 'h_701'].map(moved))).toEqual([BASE, BASE, BASE])
    expect(office.said.at(-1)).toBe('3栋已划到第五网格，一起过去 5 条')
  })

  test('is the administrator’s; a grid in which a right is missing is not offered', async () => {
    await open()
    await office.show('/desk/organisation/move/b_3')
    expect(office.text).toContain('您没有这项权限')
    expect(document.querySelector('form')).toBeNull()
    await office.close()
    await openTwoGrids()
    await office.street.server.takeGrant('chen', 'g:09/care')
    await office.device.sync()
    await office.show('/desk/organisation/move/b_3')
    expect(office.text).toContain('您还没有别的网格的权限')
  })
})

describe('weather alerts', () => {
  test('[DOMAIN 4.5] one is issued for a grid, asks no day of completion, and is lifted', async () => {
    await open()
    await office.show('/desk/organisation')
    expect(office.text).toContain('现在没有')
    await office.tap('发预警或关怀批次')
    await office.tap('寒潮预警')
    expect(document.querySelector('[data-field=due]')).toBeNull()
    await office.type('[data-field=title] input', '寒潮蓝色预警')
    await choose('[data-field=grid] select', '07')
    await save()
    const [alert] = await made('alert')
    expect(alert!.body).toMatchObject({ kind: 'cold', title: '寒潮蓝色预警', grid: '07', status: 'active' })
    expect(office.text).toContain('寒潮蓝色预警')
    await office.tap('解除')
    expect((await office.record(alert!.id)).body.status).toBe('lifted')
    expect(office.said.at(-1)).toBe('已解除：寒潮蓝色预警')
    expect(office.text).toContain('现在没有')
  })
})
