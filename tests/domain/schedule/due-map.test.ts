import { describe, expect, test } from 'vitest'
import { dueMap } from '#domain/schedule/due-map.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import { fitLabels } from '../../../src/components/map/fit-labels.ts'
import { SmallWorld } from './small-world.ts'

const moment = { today: '2026-11-22', minutes: 9 * 60 }
const middle = { lng: 117.5, lat: 31.54 }

describe('the doors of a grid on a map', () => {
  const house = { scope: 'g:01/house' }
  const world = SmallWorld.withHomes()
    .add('building', 'b3', { name: '3 栋', location: { lng: 117.499, lat: 31.541 } })
    .add('building', 'b7', { name: '7 栋', location: { lng: 117.501, lat: 31.539 } })
    .add('building', 'b9', { name: '9 栋' })
    .add('building', 'far', { name: '别格', location: middle }, { scope: 'g:02/base' })
    .add(
      'house',
      'f1',
      { address: '石桥路 17 号', status: 'active', location: middle, building: 'b7' },
      house,
    )
    .add('house', 'f2', { address: '拆了', status: 'demolished', location: middle }, house)
    .add('household', 'h17', { building: 'b7', house: 'f1', room: '17' })
    .elder('甲', 'h302', { birthDate: '1940-01-01', livingArrangement: 'alone' })
    .elder('乙', 'h17', { birthDate: '1940-01-01', livingArrangement: 'alone' })
  const map = dueMap(world.records, dueToday(world, moment), '01')

  test('has its buildings and houses with coordinates, in metres from the middle, north up', () => {
    expect(map.middle).toEqual({ lng: 117.5, lat: 31.54 })
    const at = Object.fromEntries(map.marks.map(({ id, x, y }) => [id, [Math.round(x), Math.round(y)]]))
    // A thousandth of a degree is 111.3 m north, and cos 31.54° of that east.
    expect(at).toEqual({ b3: [-95, -111], b7: [95, 111], f1: [0, 0] })
  })

  test('a line stands at its house where that is on the map, else at its building', () => {
    const keys = (id: string) => map.marks.find((one) => one.id === id)!.items.map(({ key }) => key)
    expect(keys('b3')).toEqual(['elder:甲', 'homes:b3'])
    expect(keys('f1')).toContain('elder:乙')
    expect(map.marks.find(({ id }) => id === 'b3')!.urgency).toBe('overdue')
  })

  test('no line is lost: each is at a door or named as being elsewhere', () => {
    const items = dueToday(world.add('notice', 'n1', {}), moment)
    const { marks, elsewhere } = dueMap(world.records, items, '01')
    const shown = [...marks.flatMap((mark) => mark.items), ...elsewhere].map(({ key }) => key)
    expect(shown.sort()).toEqual(items.map(({ key }) => key).sort())
    expect(elsewhere.map(({ key }) => key)).toContain('notice:n1')
  })

  test('without coordinates there is no map, and everything is elsewhere', () => {
    const bare = SmallWorld.withHomes()
    const items = dueToday(bare, moment)
    expect(dueMap(bare.records, items, '01')).toEqual({ marks: [], middle: null, elsewhere: items })
  })
})

test('of labels that would cover one another the first stands', () => {
  const label = (id: string, x: number, y: number) => ({ id, x, y, width: 40 })
  const fitting = fitLabels([label('a', 0, 0), label('b', 30, 5), label('c', 41, 0), label('d', 0, 30)])
  expect([...fitting]).toEqual(['a', 'c', 'd'])
  expect([...fitLabels([label('a', 0, 0)], [{ x: 10, y: 29 }])]).toEqual([])
})
