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
  of([...elders, ...houses, 'v1', 'v2', 'i1', 'm1', 'h604']).map(
    (id): Step =>
      (world) =>
        world.remove(id),
  ),
)

describe('the list kept current', () => {
  test('after any changes and any time it is the list made anew', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 2 })), { maxLength: 25 }), (steps) => {
        const world = SmallWorld.withHomes()
        let moment = { today: '2026-11-22', minutes: 9 * 60 }
        const board = new DueBoard(world, moment)
        world.records.subscribe((change) => board.touch(change))
        for (const [change, days] of steps) {
          moment = { today: addDays(moment.today, days), minutes: days === 1 ? 21 * 60 : 9 * 60 }
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
    for (let i = 0; i < 50; i++) world.elder(`e${i}`, 'h302')
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
