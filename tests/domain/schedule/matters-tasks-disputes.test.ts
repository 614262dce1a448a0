import { describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import { SmallWorld } from './small-world.ts'

// A Monday.
const moment = { today: '2026-11-23', minutes: 10 * 60 }
const at = (day: string, minutes: number) => momentOf(day, minutes)
const line = (world: SmallWorld, key: string) => dueToday(world, moment).find((one) => one.key === key)
const matter = { class: 'IF', brief: '路灯不亮', household: 'h302' } as const

describe('DOMAIN 2.5 matters on the list', () => {
  test('what is in hand shows its limit with the word of its colour', () => {
    const world = SmallWorld.withHomes().add('matter', 'm1', {
      ...matter,
      status: 'handling',
      level: 'L1',
      due: '2026-11-24',
      steps: [{ step: 'dispatch', by: 'chen', at: at('2026-11-19', 540) }],
    })
    expect(line(world, 'matter:m1')).toMatchObject({
      kind: 'matter',
      due: '2026-11-24',
      urgency: 'soon',
      why: { zh: '处置期限 · 预警' },
    })
  })

  test('an urgent one is late by the hour, and is to be told by phone', () => {
    const world = SmallWorld.withHomes().add(
      'matter',
      'm1',
      { ...matter, status: 'reported', level: 'L4' },
      { at: at('2026-11-23', 570) },
    )
    expect(line(world, 'matter:m1')).toMatchObject({
      urgency: 'overdue',
      days: 0,
      why: { zh: '紧急：马上打电话报' },
    })
  })

  test('what was replied is to be checked on site within a working day', () => {
    const world = SmallWorld.withHomes().add('matter', 'm1', {
      ...matter,
      status: 'replied',
      steps: [{ step: 'reply', by: 'li', at: at('2026-11-20', 900) }],
    })
    expect(line(world, 'matter:m1')).toMatchObject({ due: '2026-11-23', urgency: 'today' })
  })

  test('督办 reminds every day, whatever time is left', () => {
    const world = SmallWorld.withHomes().add('matter', 'm1', {
      ...matter,
      status: 'handling',
      level: 'L3',
      plan: '换整段线路',
      due: '2026-12-11',
      urged: true,
      steps: [{ step: 'dispatch', by: 'chen', at: at('2026-11-20', 540) }],
    })
    expect(line(world, 'matter:m1')).toMatchObject({ due: '2026-11-23', urgency: 'today' })
  })

  test('a major one first needs its plan, within three working days', () => {
    const world = SmallWorld.withHomes().add('matter', 'm1', {
      ...matter,
      status: 'dispatched',
      level: 'L3',
      due: '2026-12-11',
      steps: [{ step: 'dispatch', by: 'chen', at: at('2026-11-20', 540) }],
    })
    expect(line(world, 'matter:m1')).toMatchObject({ due: '2026-11-25', why: { zh: '重大事项先要有方案' } })
  })

  test('DOMAIN 5.3 closed, its reporter goes back, until somebody has been there or it is written down', () => {
    const closed = {
      ...matter,
      status: 'closed',
      steps: [{ step: 'close', by: 'chen', at: at('2026-11-20', 600) }],
    } as const
    const world = SmallWorld.withHomes().add('matter', 'm1', closed, { state: 'closed' })
    expect(line(world, 'matter:m1')).toMatchObject({ due: '2026-11-27', kind: 'matter' })
    world.add('matter', 'm1', { ...closed, revisitedAt: at('2026-11-22', 600) }, { state: 'closed' })
    expect(line(world, 'matter:m1')).toBeUndefined()
    world.add('matter', 'm1', closed, { state: 'closed' })
    world.add('visit', 'v1', {
      status: 'submitted',
      households: [{ household: 'h302' }],
      endedAt: at('2026-11-21', 600),
    })
    expect(line(world, 'matter:m1')).toBeUndefined()
  })

  test('nobody goes back for what was solved on the spot, or for another person’s report', () => {
    const world = SmallWorld.withHomes()
      .add('matter', 'm1', { ...matter, status: 'closed', selfSolved: true }, { state: 'closed' })
      .add('matter', 'm2', { ...matter, status: 'closed' }, { state: 'closed', by: 'u2' })
    expect([line(world, 'matter:m1'), line(world, 'matter:m2')]).toEqual([undefined, undefined])
  })
})

describe('DOMAIN 1.2 no. 11 tasks on the list', () => {
  const task = { kind: 'promise', what: '送低保申请表', due: '2026-11-22', target: 'h302' } as const

  test('late from the day after, at the home it is about', () => {
    const world = SmallWorld.withHomes().add('task', 't1', { ...task, status: 'todo' })
    expect(line(world, 'task:t1')).toMatchObject({
      urgency: 'overdue',
      days: -1,
      place: { household: 'h302' },
      why: { zh: '承诺事项' },
    })
  })

  test('not when it is done, assigned to somebody else, or more than a week away', () => {
    const world = SmallWorld.withHomes()
      .add('task', 't1', { ...task, status: 'done' }, { state: 'closed' })
      .add('task', 't2', { ...task, assignee: ['u2'] })
      .add('task', 't3', { ...task, due: '2026-12-10' })
    expect(['t1', 't2', 't3'].map((id) => line(world, `task:${id}`))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('DOMAIN 1.2 nos. 10 and 11 a task whose assignee has left the grid', () => {
  const task = {
    kind: 'visit',
    what: '看插线板',
    due: '2026-11-23',
    target: 'h302',
    assignee: ['u2'],
  } as const
  const common = { scope: 'common' }
  const post = { name: '陈', post: 'fullTime', from: '2026-01-01' } as const
  const shown = (world: SmallWorld, grids = ['01']) =>
    dueToday({ records: world.records, user: 'u1', ownGrids: () => grids }, moment).some(
      ({ key }) => key === 'task:t1',
    )
  const left = () =>
    SmallWorld.withHomes()
      .add('task', 't1', task)
      .add('assignment', 'a1', { ...post, grid: '01', person: 'u2', to: '2026-11-22' }, common)

  test('is everybody’s who walks the grid, and nobody’s elsewhere', () => {
    expect(shown(left())).toBe(true)
    expect(shown(left(), ['02'])).toBe(false)
    const moved = left().add('assignment', 'a1', { ...post, grid: '02', person: 'u2' }, common)
    expect(shown(moved)).toBe(true)
  })

  test('stays the assignees’ while one of them is in post, or nobody ever wrote down their posts', () => {
    expect(shown(left().add('assignment', 'a2', { ...post, grid: '01', person: 'u2' }, common))).toBe(false)
    const two = left()
      .add('task', 't1', { ...task, assignee: ['u2', 'u3'] })
      .add('assignment', 'a3', { ...post, grid: '01', person: 'u3' }, common)
    expect(shown(two)).toBe(false)
    expect(shown(SmallWorld.withHomes().add('task', 't1', task))).toBe(false)
  })
})

describe('DOMAIN 6.1 disputes on the list', () => {
  const dispute = { disputeType: 'neighbours', brief: '漏水', household: 'h302' } as const
  const found = { at: at('2026-11-23', 540) }

  test('found: to be registered the same day', () => {
    const world = SmallWorld.withHomes().add('dispute', 'd1', { ...dispute, status: 'found' }, found)
    expect(line(world, 'dispute:d1')).toMatchObject({ due: '2026-11-23', urgency: 'today' })
  })

  test('five people, or a sign of violence, go to the street today, once', () => {
    const world = SmallWorld.withHomes()
      .add('dispute', 'd1', { ...dispute, status: 'registered', peopleCount: 5 }, found)
      .add('dispute', 'd2', { ...dispute, status: 'registered', violent: true }, found)
      .add('dispute', 'd3', { ...dispute, status: 'registered', peopleCount: 4 }, found)
      .add(
        'dispute',
        'd4',
        { ...dispute, status: 'registered', violent: true, escalatedOn: '2026-11-23' },
        found,
      )
    expect(['d1', 'd2', 'd3', 'd4'].map((id) => line(world, `dispute:${id}`)?.why.zh)).toEqual([
      '人多或要动手，马上上报街道',
      '人多或要动手，马上上报街道',
      undefined,
      undefined,
    ])
  })

  test.each(['solved', 'failed', 'followedUp'] as const)(
    'a group whose dispute is %s is followed up and no more reported to the street',
    (status) => {
      const world = SmallWorld.withHomes().add('dispute', 'd1', {
        ...dispute,
        status,
        peopleCount: 6,
        endedOn: '2026-11-17',
      })
      expect(line(world, 'dispute:d1')?.why.zh).toBe('办结后第 7 天回访')
    },
  )

  test.each([
    [0, '2026-11-24', '办结后第 7 天回访'],
    [1, '2026-12-17', undefined],
  ])('solved on the 17th and followed up %i times', (followUps, _due, why) => {
    const world = SmallWorld.withHomes().add('dispute', 'd1', {
      ...dispute,
      status: 'solved',
      endedOn: '2026-11-17',
      followUps,
    })
    expect(line(world, 'dispute:d1')?.why.zh).toBe(why)
  })

  test('in mediation: thirty days from the acceptance', () => {
    const world = SmallWorld.withHomes().add('dispute', 'd1', {
      ...dispute,
      status: 'mediating',
      deadline: '2026-11-25',
    })
    expect(line(world, 'dispute:d1')).toMatchObject({ due: '2026-11-25', urgency: 'soon' })
  })
})
