import { describe, expect, test } from 'vitest'
import { movesAlong, moveIntents } from '#domain/organisation/moves-along.ts'
import { can } from '#domain/access/can.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { SmallWorld } from '../schedule/small-world.ts'

const care = { scope: 'g:01/care' }
const house = { scope: 'g:01/house' }
const east = { grid: '02', name: '东片' }
const closed = { state: 'closed' } as const

const world = () =>
  SmallWorld.withHomes()
    .add('resident', 'p1', { household: 'h302', name: '王桂兰' })
    .add('elder', 'e1', { household: 'h302' }, care)
    .add('serviceRequest', 's1', { elder: 'e1', need: 'meal', client: '王桂兰' }, care)
    .add('serviceRequest', 's2', { elder: 'e1', need: 'meal', client: '王桂兰' }, { ...care, ...closed })
    .add('careFollowUp', 'f1', { elder: 'e1' }, care)
    .add('elderVisit', 'ev1', { elder: 'e1' }, care)
    .add('house', 'f302', { building: 'b3', address: '1 号' }, house)
    .add('houseInspection', 'i1', { house: 'f302' }, house)
    .add('dutyPoint', 'd1', { building: 'b3', name: '车棚' })
    .add('matter', 'm1', { building: 'b3', brief: '灯坏了' })
    .add('matter', 'm2', { building: 'b3', brief: '灯坏了' }, closed)
    .add('task', 't1', { target: 'd1', what: '看车棚', assignee: ['u1'] })
    .add('task', 't2', { target: 'h101', what: '在 7 栋' })
    .add('visit', 'v1', { households: [{ household: 'h302' }] })
    .add('household', 'gone', { building: 'b3', room: '9' }, { state: 'deleted' })
    .add('household', 'old', { building: 'b3', room: '8' }, { scope: 'g:00/base' })

describe('what goes along with a building into another grid (DOMAIN 1.2 no. 3)', () => {
  test('files of the place and the work open there; nothing closed, written down, deleted or of another grid, and no part of a file', () => {
    const moved = movesAlong(world().records, 'b3')
    expect(moved.map(({ type, id }) => `${type} ${id}`)).toEqual([
      'building b3',
      'household h302',
      'household h604',
      'resident p1',
      'house f302',
      'elder e1',
      'dutyPoint d1',
      'matter m1',
      'task t1',
      'serviceRequest s1',
    ])
    expect(movesAlong(world().records, 'b9')).toEqual([])
  })

  test('each into the part of the other grid that its kind lives in, which an administrator may do', () => {
    const moved = movesAlong(world().records, 'b3')
    const intents = moveIntents(moved, east)
    expect(intents.filter(({ op }) => op === 'move').length).toBe(moved.length)
    for (const { type, id, scope } of moved) {
      expect(intents).toContainEqual({
        op: 'move',
        type,
        record: id,
        from: scope,
        to: scope.replace('g:01/', 'g:02/'),
      })
      const admin = { user: 'u9', role: 'admin' } as const
      expect([type, can(admin, 'edit', definitionOf(type)!, { createdBy: 'u1' })]).toEqual([type, true])
    }
  })

  test('a task given to a worker of the old grid is handed over to the new one first', () => {
    const intents = moveIntents(movesAlong(world().records, 'b3'), east)
    const at = (op: string) => intents.findIndex((one) => one.op === op && one.record === 't1')
    expect(intents[at('command')]).toEqual({
      op: 'command',
      type: 'task',
      record: 't1',
      command: 'reassign',
      args: { owner: '东片' },
    })
    expect(at('command')).toBeLessThan(at('move'))
    expect(intents.filter(({ op }) => op === 'command').length).toBe(1)
  })
})
