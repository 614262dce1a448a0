import { describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import { groupDue, topOf } from '#domain/schedule/group-due.ts'
import { SmallWorld } from './small-world.ts'

const moment = { today: '2026-11-22', minutes: 9 * 60 }
const homesOnly = (key: string) => !key.startsWith('homes:')
const keysOf = (world: SmallWorld) =>
  dueToday(world, moment)
    .map(({ key }) => key)
    .filter(homesOnly)
const line = (world: SmallWorld, key: string) => dueToday(world, moment).find((one) => one.key === key)

describe('elders on the list', () => {
  test('one who lives alone at 83 and was seen 8 days ago is a day late, and the line says why', () => {
    const world = SmallWorld.withHomes()
      .elder('王桂兰', 'h302', { birthDate: '1943-02-01', livingArrangement: 'alone' })
      .visited('v1', '王桂兰', '2026-11-14')
      .visited('v2', '王桂兰', '2026-11-21', { mode: 'phone' })
    expect(line(world, 'elder:王桂兰')).toMatchObject({
      urgency: 'overdue',
      days: -1,
      due: '2026-11-21',
      title: { zh: '王桂兰 · 83 岁' },
      why: { zh: '独居高龄，每 7 天须上门' },
      place: { building: 'b3', household: 'h302', door: '302' },
    })
  })

  test('one not yet contacted this month is due by the 25th', () => {
    const world = SmallWorld.withHomes().elder('陈素芬', 'h604').visited('v1', '陈素芬', '2026-10-30')
    expect(line(world, 'elder:陈素芬')).toMatchObject({
      urgency: 'soon',
      days: 3,
      why: { zh: '常态关爱，本月尚未联系，25 日前' },
    })
  })

  test('one who was seen today is off the list, an attempt that met nobody keeps them on it', () => {
    const world = SmallWorld.withHomes().elder('周德明', 'h101', {
      birthDate: '1940-01-01',
      livingArrangement: 'alone',
    })
    world.visited('v0', '周德明', '2026-11-01')
    world.visited('v1', '周德明', '2026-11-22', { contact: 'not_home' })
    expect(keysOf(world)).toContain('elder:周德明')
    world.visited('v2', '周德明', '2026-11-22')
    expect(keysOf(world)).not.toContain('elder:周德明')
  })

  test('one in hospital is not asked for', () => {
    const world = SmallWorld.withHomes().elder('李秀英', 'h101', { status: 'hospital' })
    expect(keysOf(world)).toEqual([])
  })

  test('the reason on the list never tells a health condition', () => {
    const world = SmallWorld.withHomes().elder('赵淑珍', 'h101', {
      cognition: 'diagnosed',
      livingArrangement: 'alone',
    })
    expect(line(world, 'elder:赵淑珍')?.why.zh).toMatch(/^重点关爱，/)
  })
})

describe('houses on the list', () => {
  const house = { code: 'F1', address: '石桥路 17 号', status: 'active', isBusiness: true } as const
  const inspected = (day: string) => ({ startedAt: momentOf(day), endedAt: momentOf(day, 600) })
  const facts = {
    structureType: 'rc_frame',
    floors: 2,
    isBusiness: true,
    isRented: false,
    occupants: 4,
    hasSteelPart: false,
    roofType: 'cast',
  }

  test('a business is due 30 days after its last inspection', () => {
    const world = SmallWorld.withHomes().add('house', 'f1', house)
    world.add('houseInspection', 'i1', {
      house: 'f1',
      facts,
      answers: {},
      status: 'accepted',
      ...inspected('2026-10-23'),
    })
    expect(line(world, 'house:f1')).toMatchObject({ urgency: 'today', days: 0, due: '2026-11-22' })
    expect(line(world, 'house:f1')?.why.zh).toMatch(/^经营用房，每月巡查 · 上次：待核实$/)
  })

  test('a submitted inspection takes the house off the list while it waits for review', () => {
    const world = SmallWorld.withHomes().add('house', 'f1', house)
    world.add('houseInspection', 'i1', {
      house: 'f1',
      facts,
      answers: {},
      status: 'submitted',
      ...inspected('2026-11-22'),
    })
    expect(keysOf(world)).toEqual([])
  })

  test('[T1] an end time years ahead keeps no house off the list: what counts is when the report arrived', () => {
    const world = SmallWorld.withHomes().add('house', 'f1', house)
    world.add('houseInspection', 'i1', {
      house: 'f1',
      facts,
      answers: {},
      status: 'submitted',
      ...inspected('2036-11-22'),
      reportedAt: momentOf('2026-10-23', 600),
    })
    expect(line(world, 'house:f1')).toMatchObject({ days: 0, due: '2026-11-22' })
  })

  test('one that nobody has inspected is due within 30 days of its registration', () => {
    const world = SmallWorld.withHomes().add(
      'house',
      'f1',
      { ...house, isBusiness: false },
      { at: momentOf('2026-10-25') },
    )
    expect(line(world, 'house:f1')).toMatchObject({ days: 2, why: { zh: '还没有排查过，30 天内首查' } })
  })
})

describe('what else is on the list', () => {
  test('a visit that was sent back, with the field the reviewer wrote on', () => {
    const world = SmallWorld.withHomes()
      .elder('周德明', 'h101')
      .visited('v1', '周德明', '2026-11-20', {
        status: 'returned',
        reviewNote: '请补',
        remarks: { summary: '燃气怎么样？' },
      })
    expect(line(world, 'returned:v1')).toMatchObject({
      title: { zh: '退回：老人探访' },
      why: { zh: '周德明 · 请补“情况”' },
      urgency: 'today',
      place: { building: 'b7' },
    })
  })

  test('somebody else’s returned record is not mine', () => {
    const world = SmallWorld.withHomes()
    world.add('visit', 'v1', { status: 'returned' }, { by: 'u2' })
    expect(keysOf(world)).toEqual([])
  })

  test('a promise until the matter is closed', () => {
    const world = SmallWorld.withHomes()
    world.add('matter', 'm1', {
      class: 'LW',
      brief: '楼道灯不亮',
      promisedBy: '2026-11-20',
      household: 'h302',
      status: 'reported',
    })
    expect(line(world, 'matter:m1')).toMatchObject({ kind: 'promise', urgency: 'overdue', days: -2 })
    world.add(
      'matter',
      'm1',
      { class: 'LW', promisedBy: '2026-11-20', status: 'closed' },
      { state: 'closed' },
    )
    expect(keysOf(world)).toEqual([])
  })

  test('a return visit that was agreed, until somebody has been there', () => {
    const agreed = momentOf('2026-11-10', 600)
    const world = SmallWorld.withHomes().add('visit', 'v1', {
      status: 'submitted',
      households: [{ household: 'h302' }],
      endedAt: agreed,
      nextVisit: '2026-11-23',
    })
    expect(line(world, 'promise:h302')).toMatchObject({ urgency: 'soon', title: { zh: '回访：王桂兰' } })
    world.add('visit', 'v2', {
      status: 'submitted',
      households: [{ household: 'h302' }],
      endedAt: agreed + 1,
    })
    expect(keysOf(world)).toEqual([])
  })

  test('an open disagreement of mine, and not one of somebody else', () => {
    const world = SmallWorld.withHomes()
    const about = { kind: 'field', target: 'h302', targetType: 'household', status: 'open' } as const
    world.add('review', 'r1', { ...about, author: 'u1' }).add('review', 'r2', { ...about, author: 'u2' })
    expect(keysOf(world)).toEqual(['review:r1'])
    expect(line(world, 'review:r1')?.place.building).toBe('b3')
  })

  test('homes that want an ordinary visit fill one line a building and never count as late', () => {
    const world = SmallWorld.withHomes()
    world.add('household', 'h604', { building: 'b3', room: '604', attention: ['emptyNest'] })
    world.add('visit', 'v1', {
      status: 'submitted',
      households: [{ household: 'h302' }],
      endedAt: momentOf('2026-10-01'),
    })
    world.add('visit', 'v2', {
      status: 'submitted',
      households: [{ household: 'h604' }],
      endedAt: momentOf('2026-10-01'),
    })
    const homes = dueToday(world, moment).filter(({ kind }) => kind === 'homes')
    expect(homes.map(({ record, title, urgency }) => [record, title.zh, urgency])).toEqual([
      ['b3', '1 户该走访了', 'week'],
      ['b7', '1 户该走访了', 'week'],
    ])
  })
})

describe('the order of the list', () => {
  const world = SmallWorld.withHomes()
    .elder('甲', 'h604', { birthDate: '1940-01-01', livingArrangement: 'alone' })
    .visited('v1', '甲', '2026-11-21', { mode: 'phone' })
    .visited('v2', '甲', '2026-11-16')
    .elder('乙', 'h302')
    .visited('v3', '乙', '2026-10-30')
    .elder('丙', 'h101', { birthDate: '1940-01-01', livingArrangement: 'alone' })
    .visited('v4', '丙', '2026-11-10')

  test('overdue, then today, then within three days', () => {
    expect(keysOf(world)).toEqual(['elder:丙', 'elder:甲', 'elder:乙'])
  })

  test('grouped by building, the building with the most urgent line first', () => {
    const groups = groupDue(
      dueToday(world, moment).filter(({ key }) => homesOnly(key)),
      'urgency',
    )
    expect(
      groups.map(({ name, units }) => [name, units.flatMap(({ items }) => items.map(({ key }) => key))]),
    ).toEqual([
      ['7 栋', ['elder:丙']],
      ['3 栋', ['elder:甲', 'elder:乙']],
    ])
  })

  test('by the way: buildings by number, staircases, floors and doors as one walks; the rest at the end', () => {
    const home = (id: string, building: string, unit: string, floor: number, room: string) =>
      walk.add('household', id, { building, unit, floor, room }).elder(`e${id}`, id)
    const walk = new SmallWorld()
      .add('building', 'b10', { name: '10 栋' })
      .add('building', 'b2', { name: '2 栋' })
      .add('notice', 'n1', { kind: 'error' })
    home('a', 'b10', '1', 3, '301')
    home('b', 'b2', '2', 1, '101')
    home('c', 'b2', '1', 10, '1001')
    home('d', 'b2', '1', 9, '902')
    home('e', 'b2', '1', 9, '901')
    const lines = dueToday(walk, moment).filter(({ kind }) => kind !== 'homes')
    const told = groupDue(lines, 'way').map(({ name, count, units }) => [
      name,
      count,
      units.map(({ unit, items }) => [unit, items.map(({ record }) => record)]),
    ])
    expect(told).toEqual([
      [
        '2 栋',
        4,
        [
          ['1', ['ee', 'ed', 'ec']],
          ['2', ['eb']],
        ],
      ],
      ['10 栋', 1, [[null, ['ea']]]],
      [null, 1, [[null, ['n1']]]],
    ])
    const begun = (n: number) =>
      topOf(groupDue(lines, 'way'), n).map(({ name, count, units }) => [
        name,
        count,
        units.map(({ unit, items }) => [unit, items.map(({ record }) => record)]),
      ])
    expect(begun(0)).toEqual([])
    expect(begun(2)).toEqual([['2 栋', 4, [['1', ['ee', 'ed']]]]])
    expect(begun(4)).toEqual(told.slice(0, 1))
    expect(begun(5)).toEqual(told.slice(0, 2))
    expect(begun(99)).toEqual(told)
  })
})
