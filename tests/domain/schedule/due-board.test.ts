import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '#domain/fields/answers.ts'
import { addDays, momentOf } from '#domain/local-date.ts'
import { DueBoard } from '#domain/schedule/due-board.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import { SmallWorld } from './small-world.ts'

const elders = ['e1', 'e2', 'e3']
const homes = ['h302', 'h604', 'h101']
const houses = ['f1', 'f2']
const facts = {
  structureType: 'earth',
  floors: 1,
  isBusiness: false,
  isRented: false,
  occupants: 2,
  hasSteelPart: false,
  roofType: 'wood',
}

const of = <T>(values: readonly T[]) => fc.constantFrom(...values)
const daysAgo = fc.integer({ min: -3, max: 200 })

type Step = (world: SmallWorld, today: string) => void

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ id: of(elders), home: of(homes), alone: fc.boolean(), house: of([...houses, undefined]) }).map(
    ({ id, home, alone, house }): Step =>
      (world) =>
        world.elder(id, home, {
          birthDate: alone ? '1940-01-01' : '1950-01-01',
          livingArrangement: alone ? 'alone' : 'with_child',
          ...(house && { house }),
        }),
  ),
  fc
    .record({
      id: of(['v1', 'v2', 'v3']),
      elder: of(elders),
      ago: daysAgo,
      status: of(['draft', 'submitted', 'void', 'returned'] as const),
    })
    .map(
      ({ id, elder, ago, status }): Step =>
        (world, today) =>
          world.visited(id, elder, addDays(today, -ago), { status }),
    ),
  fc
    .record({ id: of(houses), home: of(homes), old: fc.boolean() })
    .map(({ id, home, old }): Step => (world) => {
      world.add('house', id, {
        code: id,
        address: id,
        status: 'active',
        builtYear: old ? 1975 : 2015,
        building: 'b7',
      })
      world.add('household', home, { building: 'b3', room: home, house: id })
    }),
  fc
    .record({
      id: of(['i1', 'i2']),
      house: of(houses),
      ago: daysAgo,
      danger: fc.boolean(),
      status: of(['submitted', 'accepted', 'returned'] as const),
    })
    .map(({ id, house, ago, danger, status }): Step => (world, today) => {
      const endedAt = momentOf(addDays(today, -ago), 600)
      const answers: Answers = danger ? { em_partial_collapse_tilt: { value: 'yes' } } : {}
      world.add(
        'houseInspection',
        id,
        { house, facts, answers, status, endedAt, startedAt: endedAt },
        { at: endedAt },
      )
    }),
  fc.record({ id: of(['m1', 'm2']), home: of(homes), ago: daysAgo }).map(
    ({ id, home, ago }): Step =>
      (world, today) =>
        world.add('matter', id, {
          class: 'SF',
          brief: '线路老化',
          household: home,
          promisedBy: addDays(today, -ago),
          status: 'reported',
        }),
  ),
  fc
    .record({
      id: of(['w1', 'w2', 'w3']),
      homes: fc.subarray(homes),
      ago: daysAgo,
      next: of([undefined, 0, 3, 20]),
      patrol: fc.boolean(),
      minutes: of([5, 40]),
      status: of(['draft', 'submitted', 'void', 'returned'] as const),
      point: of([undefined, 'd1', 'd2']),
    })
    .map(({ id, homes: seen, ago, next, patrol, minutes, status, point }): Step => (world, today) => {
      const endedAt = momentOf(addDays(today, -ago), 600)
      world.add('visit', id, {
        ...(point && { dutyPlaces: [{ place: point, state: 'normal' }] }),
        form: patrol ? 'patrol' : 'home',
        startedAt: endedAt - minutes * 60_000,
        endedAt,
        households: seen.map((household, n) => ({ household, met: n === 1 ? 'nobody' : 'self' })),
        status,
        ...(next !== undefined && { nextVisit: addDays(today, next) }),
      })
    }),
  fc
    .record({ id: of(['q1', 'q2']), person: of(['u1', 'u2']), grid: of(['01', '02']), over: fc.boolean() })
    .map(({ id, person, grid, over }): Step => (world, today) => {
      const to = addDays(today, -1)
      const body = {
        person,
        grid,
        name: id,
        post: 'fullTime' as const,
        from: '2020-01-01',
        ...(over && { to }),
      }
      world.add('assignment', id, body, { scope: 'common' })
    }),
  fc
    .record({
      id: of(['d1', 'd2']),
      checkCycle: of(['daily', 'weekly', 'monthly'] as const),
      owners: of([[], ['u1'], ['u2']]),
      ago: daysAgo,
      building: of(['b3', 'b9', undefined]),
      status: of(['active', 'ended'] as const),
    })
    .map(({ id, checkCycle, owners, ago, building, status }): Step => (world, today) => {
      const from = addDays(today, -ago)
      world.add('dutyPoint', id, {
        name: id,
        checkCycle,
        owners,
        from,
        status,
        ...(building && { building }),
      })
    }),
  fc.record({ id: of(homes), building: of(['b3', 'b7', 'b9']), monthly: fc.boolean() }).map(
    ({ id, building, monthly }): Step =>
      (world) =>
        world.add('household', id, { building, room: id, ...(monthly && { attention: ['disabled'] }) }),
  ),
  fc
    .record({
      id: of(['a1', 'a2']),
      kind: of(['storm', 'festival'] as const),
      ago: fc.integer({ min: -2, max: 5 }),
      grid: of([undefined, '01', '02']),
      lifted: fc.boolean(),
    })
    .map(({ id, kind, ago, grid, lifted }): Step => (world, today) => {
      const from = addDays(today, -ago)
      world.add('alert', id, {
        kind,
        from,
        due: addDays(from, 3),
        ...(grid && { grid }),
        ...(lifted && { status: 'lifted' }),
      })
    }),
  fc
    .record({
      id: of(houses),
      building: of(['b3', 'b7', undefined]),
      ago: daysAgo,
      kind: of(['fire', 'request'] as const),
    })
    .map(
      ({ id, building, ago, kind }): Step =>
        (world, today) =>
          world.add('house', id, {
            address: id,
            status: 'active',
            builtBand: 'from1981',
            ...(building && { building }),
            events: [{ kind, on: addDays(today, -ago) }],
          }),
    ),
  of([...elders, ...houses, 'v1', 'v2', 'i1', 'm1', 'h604', 'w1', 'a1', 'b7', 'g1']).map(
    (id): Step =>
      (world) =>
        world.remove(id),
  ),
)

const days = fc.integer({ min: 0, max: 2 })
/** Minutes within a day, often none. */
const later = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 }))

describe('the list kept current', () => {
  test('after any changes and any time it is the list made anew', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, days, later), { maxLength: 25 }), (steps) => {
        const world = SmallWorld.withHomes()
        world.add('grid', 'g1', { code: '01', name: '一网格' }, { scope: 'common' })
        let moment = { today: '2026-11-22', minutes: 9 * 60 }
        const board = new DueBoard(world, moment)
        world.records.subscribe((change) => board.touch(change))
        for (const [change, on, after] of steps) {
          const minutes = on === 0 ? moment.minutes + after : on === 1 ? 21 * 60 : 9 * 60
          moment = { today: addDays(moment.today, on), minutes: Math.min(minutes, 23 * 60 + 59) }
          board.pass(moment)
          change(world, moment.today)
          expect(board.items()).toEqual(dueToday(world, moment))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('one visit of one elder does not read the other elders again', () => {
    const world = SmallWorld.withHomes()
    for (let i = 0; i < 50; i++) {
      world.add('household', `h${i}`, { building: i === 7 ? 'b7' : 'b3', room: String(i) })
      world.elder(`e${i}`, `h${i}`)
    }
    const moment = { today: '2026-11-22', minutes: 9 * 60 }
    const board = new DueBoard(world, moment)
    const read: string[] = []
    const referring = world.records.referring.bind(world.records)
    world.records.referring = ((type: never, field: never, id: string) => {
      if (type === 'elderVisit') read.push(id)
      return referring(type, field, id)
    }) as typeof referring
    world.records.subscribe((change) => board.touch(change))
    world.visited('v1', 'e7', '2026-11-22')
    expect(new Set(read)).toEqual(new Set(['e7']))
    expect(board.items()).toEqual(dueToday(world, moment))
  })
})
