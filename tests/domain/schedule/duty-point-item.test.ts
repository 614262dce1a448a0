import { describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import type { Body } from '#domain/records/body.ts'
import { DueBoard } from '#domain/schedule/due-board.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import { SmallWorld } from './small-world.ts'

const moment = { today: '2026-11-28', minutes: 9 * 60 }
type Point = Body<'dutyPoint'>

const point = (body: Point = {}) =>
  SmallWorld.withHomes().add('dutyPoint', 'd1', {
    name: '3 栋消防通道',
    kind: 'fireLane',
    building: 'b3',
    checkCycle: 'weekly',
    owners: ['u1'],
    look: '有没有停车',
    from: '2026-01-01',
    status: 'active',
    ...body,
  })
const looked = (world: SmallWorld, day: string, body: Body<'visit'> = {}) =>
  world.add('visit', `v${day}`, {
    form: 'patrol',
    dutyPlaces: [{ place: 'd1', state: 'normal' }],
    startedAt: momentOf(day, 500),
    endedAt: momentOf(day, 540),
    status: 'submitted',
    ...body,
  })
const lineIn = (world: SmallWorld, user = 'u1', ownGrids = ['01']) =>
  dueToday({ records: world.records, user, ownGrids: () => ownGrids }, moment).find(
    ({ kind }) => kind === 'point',
  )

describe('a duty point makes a line by its cycle (DOMAIN 1.2 nos. 10 and 11)', () => {
  test('a cycle after the last look, with the building it is at and what to look at', () => {
    expect(lineIn(looked(point(), '2026-11-20'))).toMatchObject({
      key: 'point:d1',
      type: 'dutyPoint',
      record: 'd1',
      due: '2026-11-27',
      days: -1,
      urgency: 'overdue',
      title: { zh: '3 栋消防通道' },
      why: { zh: '责任点位，每周看一次 · 有没有停车', en: 'Duty point, every week · 有没有停车' },
      place: { building: 'b3', buildingName: '3 栋' },
    })
  })

  test.each<[string, Point['checkCycle'], string, string | null]>([
    ['every day, seen yesterday', 'daily', '2026-11-27', 'today'],
    ['every day, seen today', 'daily', '2026-11-28', null],
    ['weekly, the day before', 'weekly', '2026-11-22', 'soon'],
    ['weekly, two days before', 'weekly', '2026-11-23', null],
    ['monthly, a week before', 'monthly', '2026-11-05', 'week'],
    ['monthly, eight days before', 'monthly', '2026-11-06', null],
    ['quarterly, on its day', 'quarterly', '2026-08-29', 'today'],
  ])('%s', (_name, checkCycle, seen, urgency) => {
    expect(lineIn(looked(point({ checkCycle }), seen))?.urgency ?? null).toBe(urgency)
  })

  test('never seen: a cycle after it became a duty point; a look before that day does not count', () => {
    expect(lineIn(point({ from: '2026-11-24' }))).toBeUndefined()
    expect(lineIn(point({ from: '2026-11-21' }))?.due).toBe('2026-11-28')
    expect(lineIn(looked(point({ from: '2026-11-21' }), '2026-11-01'))?.due).toBe('2026-11-28')
  })

  test('a draft and a voided patrol are no look; of several the newest counts', () => {
    for (const status of ['draft', 'void'] as const)
      expect(lineIn(looked(point(), '2026-11-27', { status }))?.urgency).toBe('overdue')
    expect(lineIn(looked(looked(point(), '2026-11-27'), '2026-11-02'))).toBeUndefined()
  })

  test('no line once it has ended, or will have by then', () => {
    expect(lineIn(point({ status: 'ended' }))).toBeUndefined()
    expect(lineIn(looked(point({ to: '2026-11-26' }), '2026-11-20'))).toBeUndefined()
    expect(lineIn(looked(point({ to: '2026-11-27' }), '2026-11-20'))?.days).toBe(-1)
  })

  test('only whoever is responsible is asked; where nobody is, everybody who walks the grid', () => {
    const post = { person: 'u1', name: '蒋桂兰', post: 'fullTime', from: '2026-01-01' } as const
    const posted = (body: Body<'assignment'> = {}) =>
      point().add('assignment', 'a1', { ...post, grid: '01', ...body }, { scope: 'common' })
    expect(lineIn(posted(), 'u2')).toBeUndefined()
    expect(lineIn(posted(), 'u1')?.record).toBe('d1')
    // Who was responsible has left the post, or the place has got into another grid.
    expect(lineIn(posted({ to: '2026-11-27' }), 'u2')?.record).toBe('d1')
    expect(lineIn(posted({ grid: '02' }), 'u2')?.record).toBe('d1')
    expect(lineIn(point({ owners: [] }), 'u2')?.record).toBe('d1')
    expect(lineIn(point({ owners: [] }), 'u2', ['02'])).toBeUndefined()
  })

  test('the list follows a look at once, without reading anything else anew', () => {
    const world = point()
    const board = new DueBoard(world, moment)
    const stop = world.records.subscribe((change) => board.touch(change))
    expect(board.items().some(({ kind }) => kind === 'point')).toBe(true)
    looked(world, '2026-11-28')
    expect(board.items().some(({ kind }) => kind === 'point')).toBe(false)
    stop()
  })
})
