import { describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { SmallWorld } from '../schedule/small-world.ts'
import { linesOf, sheetOf } from './read-sheet.ts'

const at = (day: string, minutes = 600) => momentOf(`2026-11-${day}`, minutes)
const visit = { visitType: 'daily', form: 'home', workers: ['u1'], status: 'submitted' } as const

const street = () =>
  SmallWorld.withHomes()
    .add('grid', 'g', { code: '01', name: '东禾路北片' }, { scope: 'common' })
    .elder('e1', 'h302', { name: '王桂兰', sex: 'female', birthDate: '1944-06-01' })
    .add(
      'house',
      'z1',
      { code: 'Z00001', address: '豆腐巷 17 号', ownerName: '陈国平' },
      { scope: 'g:01/house' },
    )
    .add('household', 'hz', { building: 'b7', house: 'z1', room: '1', head: '陈国平' })

describe('one visit goes to many ledgers (DOMAIN 5.4)', () => {
  test('a visit to an elder counts as a visit once, and both ledgers agree', () => {
    const world = street()
      .visited('v1', 'e1', '2026-11-03')
      .visited('v2', 'e1', '2026-11-10', { mode: 'phone' })
      .visited('attempt', 'e1', '2026-11-11', { contact: 'not_home' })
      .visited('sensor', 'e1', '2026-11-12', { mode: 'device' })
      .visited('draft', 'e1', '2026-11-13', { status: 'draft' })
      .visited('void', 'e1', '2026-11-14', { status: 'void' })
      .visited('october', 'e1', '2026-10-31')
    const visits = linesOf(sheetOf('visits', world.records))
    expect(visits.map((line) => [line['日期'], line['走访类型'], line['走访形式'], line['户数']])).toEqual([
      ['2026-11-03', '重点人群走访', '入户', 1],
      ['2026-11-10', '重点人群走访', '电话', 1],
    ])
    const elders = linesOf(sheetOf('elderVisits', world.records))
    expect(elders.map((line) => [line['探访时间'], line['探访方式'], line['处置情况']])).toEqual([
      ['2026-11-03 10:00', '上门', '正常'],
      ['2026-11-10 10:00', '电话', '正常'],
      ['2026-11-11 10:00', '上门', '未见到'],
      ['2026-11-12 10:00', '设备', '正常'],
    ])
  })

  test('homes are counted, not logs: ten homes at once are one line of ten', () => {
    const world = street()
    const homes = Array.from({ length: 10 }, (_, i) => `n${i}`)
    for (const id of homes) world.add('household', id, { building: 'b3', room: id, head: '赵一' })
    world
      .add('visit', 'batch', {
        ...visit,
        endedAt: at('05'),
        households: [...homes, 'n0'].map((household) => ({ household, met: 'self' as const })),
      })
      .add('visit', 'half', {
        ...visit,
        endedAt: at('06'),
        households: [
          { household: 'n0', met: 'family' },
          { household: 'n1', met: 'nobody' },
        ],
      })
    const lines = linesOf(sheetOf('visits', world.records))
    expect(lines.map((line) => [line['序号'], line['户数'], line['备注']])).toEqual([
      [1, 10, ''],
      [2, 1, '1 户无人'],
    ])
    // On the day a home counts once, however often somebody called.
    expect(linesOf(sheetOf('daily', world.records)).map((line) => line['走访户数'])).toEqual([10, 1])
  })

  test('a house inspection is a line of the house ledger and a visit to the homes in it', () => {
    const facts = {
      structureType: 'brick_concrete_precast',
      floors: 3,
      isBusiness: false,
      isRented: false,
      occupants: 4,
      hasSteelPart: false,
      roofType: 'precast',
    }
    const inspection = {
      house: 'z1',
      inspectionType: 'patrol',
      inspectors: ['u2'],
      facts,
      status: 'submitted',
    } as const
    const scope = 'g:01/house'
    const world = street()
      .add('houseInspection', 'i1', { ...inspection, endedAt: at('07') }, { scope, at: at('07') })
      .add(
        'houseInspection',
        'i2',
        { ...inspection, endedAt: at('09'), answers: { em_noise_debris: { value: 'yes' } } },
        { scope, at: at('09') },
      )
    expect(
      linesOf(sheetOf('visits', world.records)).map((line) => [
        line['走访类型'],
        line['走访人'],
        line['户数'],
        line['地址'],
      ]),
    ).toEqual([
      ['隐患排查', '贾长海', 1, '豆腐巷 17 号'],
      ['隐患排查', '贾长海', 1, '豆腐巷 17 号'],
    ])
    const houses = linesOf(sheetOf('houses', world.records))
    expect(houses).toHaveLength(1)
    expect(houses[0]).toMatchObject({
      房屋编码: 'Z00001',
      产权人: '陈**',
      初判等级: '存在严重安全隐患(未审核)',
      排查人: '贾长海',
      排查日期: '2026-11-09',
    })
    expect(houses[0]!['主要隐患']).toMatch(/异响/)
    // Of the first week the ledger says what was known then.
    expect(linesOf(sheetOf('houses', world.records, { to: '2026-11-08' }))[0]!['初判等级']).not.toContain(
      '严重',
    )
  })

  test('matters that came up at a visit are counted in their families (DOMAIN 2.4)', () => {
    const world = street().add('visit', 'v', {
      ...visit,
      endedAt: at('05'),
      households: [{ household: 'h302', met: 'self' }],
    })
    const classes = ['DI', 'PM', 'IF', 'LW', 'CO', 'SU', 'SE', 'SF', 'EN', 'EP', 'OT'] as const
    classes.forEach((one, i) =>
      world.add(
        'matter',
        `m${i}`,
        { class: one, brief: '事', source: 'v', selfSolved: i < 4 },
        { at: at('05') },
      ),
    )
    world.add('matter', 'loose', { class: 'EN', brief: '路上看见的' }, { at: at('05') })
    const expected = {
      矛盾纠纷数: 1,
      诉求数: 4,
      意见建议数: 1,
      治安隐患: 1,
      消防隐患: 1,
      环境卫生: 2,
      其他: 1,
      当场解决: 4,
      上报: 7,
    }
    expect(linesOf(sheetOf('visits', world.records))[0]).toMatchObject(expected)
    // The day counts what came up without a visit, too.
    expect(linesOf(sheetOf('daily', world.records))[0]).toMatchObject({ ...expected, 环境卫生: 3, 上报: 8 })
  })

  test('another grid’s visits are another ledger’s', () => {
    const world = street()
      .add('visit', 'here', { ...visit, endedAt: at('05') })
      .add('visit', 'there', { ...visit, endedAt: at('05') }, { scope: 'g:02/base' })
    expect(sheetOf('visits', world.records).rows).toHaveLength(2)
    expect(sheetOf('visits', world.records, { grids: ['02'] }).rows.map(({ record }) => record)).toEqual([
      'there',
    ])
  })

  test('days are days of Shanghai, both ends included', () => {
    const world = street()
    const ends = [at('01', 0) - 1, at('01', 0), momentOf('2026-12-01') - 1, momentOf('2026-12-01')]
    ends.forEach((endedAt, i) => world.add('visit', `v${i}`, { ...visit, endedAt }))
    expect(sheetOf('visits', world.records).rows.map(({ record }) => record)).toEqual(['v1', 'v2'])
  })

  test('a patrol has a line of its own and stays a visit', () => {
    const world = street().add('visit', 'p', {
      ...visit,
      form: 'patrol',
      visitType: 'patrol',
      startedAt: at('05', 600),
      endedAt: at('05', 640),
      placeText: '河埠头一带',
      summary: '看了车棚',
    })
    expect(linesOf(sheetOf('patrols', world.records))[0]).toMatchObject({
      '时长(分钟)': 40,
      地点: '河埠头一带',
      发现问题: 0,
    })
    expect(linesOf(sheetOf('visits', world.records))[0]).toMatchObject({ 户数: 0, 地址: '河埠头一带' })
  })

  test('a dispute found at a visit is counted there and has its own line, without its parties’ names', () => {
    const world = street()
      .add('visit', 'v', { ...visit, endedAt: at('05'), households: [{ household: 'h302', met: 'self' }] })
      .add(
        'dispute',
        'd',
        {
          disputeType: 'neighbours',
          brief: '王桂兰和赵大河为漏水争吵',
          parties: [{ name: '赵大河', phone: '19900001234' }],
          source: 'v',
          status: 'mediating',
          organisation: '东禾社区调委会',
          mediators: '沈若梅',
          deadline: '2026-12-05',
          urged: true,
          household: 'h302',
        },
        { at: at('05') },
      )
      .add(
        'matter',
        'di',
        { class: 'DI', brief: '为停车吵架', status: 'handling', due: '2026-11-20' },
        { at: at('06') },
      )
      .add('matter', 'became', { class: 'DI', brief: '为狗叫吵架', status: 'handling' }, { at: at('06') })
      .add(
        'dispute',
        'd2',
        { brief: '为狗叫吵架', source: 'became', status: 'archived', endedOn: '2026-11-07' },
        { at: at('07') },
      )
      .add(
        'dispute',
        'old',
        { brief: '去年的', status: 'archived', endedOn: '2026-10-31' },
        { at: momentOf('2026-09-01') },
      )
    expect(linesOf(sheetOf('visits', world.records))[0]).toMatchObject({ 矛盾纠纷数: 1, 上报: 1 })
    const lines = linesOf(sheetOf('disputes', world.records))
    expect(lines.map((line) => line['矛盾纠纷简要情况'])).toEqual([
      expect.stringMatching(/王\*\*和赵\*\*为漏水争吵$/),
      '为停车吵架',
      '为狗叫吵架',
    ])
    expect(lines[0]).toMatchObject({
      单位: '东禾路北片',
      责任单位责任人: '东禾社区调委会 沈若梅',
      化解时限: '2026-12-05',
      交办督办情况: '督办',
      销号情况: '',
    })
    expect(lines[2]!['销号情况']).toMatch(/^2026-11-07/)
    // Three disputes came up on these days; the one that was a matter first counts once.
    const counts = linesOf(sheetOf('daily', world.records)).map((line) => line['矛盾纠纷数'])
    expect(counts).toEqual([1, 2])
  })

  test('a hazard case is a line from the day it was found until it was struck off, and fills the house’s line', () => {
    const scope = 'g:01/house'
    const world = street()
      .add(
        'hazardCase',
        'c1',
        {
          house: 'z1',
          colour: 'red',
          brief: '陈国平家二层楼板裂缝',
          foundAt: at('03'),
          management: ['stopUse', 'evacuate'],
          engineering: ['repair'],
          planSteps: [{ what: '加固楼板', by: '陈国平', due: '2026-12-20' }],
          planDue: '2026-12-31',
          planSigner: '石全福',
          status: 'rectifying',
        },
        { scope, at: at('03') },
      )
      .add(
        'hazardCase',
        'c0',
        { house: 'z1', foundAt: momentOf('2026-05-01'), closedAt: momentOf('2026-10-30'), status: 'closed' },
        { scope },
      )
      .add(
        'houseInspection',
        'i',
        {
          house: 'z1',
          inspectors: ['u2'],
          facts: { structureType: 'earth' },
          status: 'submitted',
          endedAt: at('03'),
        },
        { scope, at: at('03') },
      )
    expect(linesOf(sheetOf('hazards', world.records))).toEqual([
      expect.objectContaining({
        房屋编码: 'Z00001',
        隐患: '陈**家二层楼板裂缝',
        发现日期: '2026-11-03',
        管控措施: '停止使用、人员撤离',
        一楼一策: '加固楼板 2026-12-20',
        整治方式: '维修加固',
        时限: '2026-12-31',
        销号日期: '',
      }),
    ])
    expect(linesOf(sheetOf('houses', world.records))[0]).toMatchObject({
      管理措施: '停止使用、人员撤离',
      工程措施: '维修加固',
      责任人: '石全福',
      整改期限: '2026-12-31',
      状态: '整治中',
    })
    expect(sheetOf('hazards', world.records, { from: '2026-10-01', to: '2026-10-31' }).rows).toHaveLength(1)
  })

  test('publicity at a visit is a line for each theme, with copies and the homes it reached', () => {
    const world = street().add('visit', 'v', {
      ...visit,
      endedAt: at('05'),
      households: [
        { household: 'h302', met: 'self' },
        { household: 'h604', met: 'nobody' },
      ],
      publicity: [
        { theme: '反诈', material: '宣传单', copies: 2 },
        { theme: '消防', copies: 1 },
      ],
    })
    expect(sheetOf('publicity', world.records).rows.map(({ cells }) => cells)).toEqual([
      [1, '2026-11-05', '反诈', '入户 宣传单', 2, 1, '3 栋***', '蒋桂兰'],
      [2, '2026-11-05', '消防', '入户', 1, 1, '3 栋***', '蒋桂兰'],
    ])
  })
})
