import { describe, expect, test } from 'vitest'
import { type DeviceRecord, type RecordsChange, WorkingSet } from '#storage/working-set.ts'
import { aVersion } from './a-version.ts'

const record = (id: string, type: string, body: DeviceRecord['body']): DeviceRecord => ({
  ...aVersion(type, id, body),
  pending: [],
})
const home = (id: string, building: string) => record(id, 'household', { building })
const ids = (records: readonly Pick<DeviceRecord, 'id'>[]) => records.map(({ id }) => id).sort()

describe('a list of records', () => {
  test('is the same one until a record of it changes, and then another', () => {
    const records = new WorkingSet()
    records.change([home('h1', 'b1'), home('h2', 'b1'), home('h3', 'b2')])
    const [all, ofB1, ofB2] = [
      records.ofType('household'),
      records.referring('household', 'building', 'b1'),
      records.referring('household', 'building', 'b2'),
    ]
    expect(records.ofType('household')).toBe(all)
    expect(records.referring('household', 'building', 'b1')).toBe(ofB1)
    records.change([home('h2', 'b2')])
    expect(ids(ofB1)).toEqual(['h1', 'h2'])
    expect(ids(records.referring('household', 'building', 'b1'))).toEqual(['h1'])
    expect(ids(records.referring('household', 'building', 'b2'))).toEqual(['h2', 'h3'])
    expect(records.referring('household', 'building', 'b2')).not.toBe(ofB2)
    expect(records.ofType('household')).not.toBe(all)
    records.change([], ['h2', 'h3'])
    expect(ids(records.ofType('household'))).toEqual(['h1'])
    expect(records.referring('household', 'building', 'b2')).toEqual([])
  })

  test('names each record once, also where several of its rows name the same', () => {
    const records = new WorkingSet()
    records.change([record('v1', 'visit', { households: [{ household: 'h1' }, { household: 'h1' }] })])
    expect(ids(records.referring('visit', 'households', 'h1'))).toEqual(['v1'])
  })
})

describe('a change', () => {
  test('tells what was replaced or removed, as it was', () => {
    const records = new WorkingSet()
    records.change([home('h1', 'b1'), home('h2', 'b1')])
    const told: RecordsChange[] = []
    records.subscribe((change) => told.push(change))
    records.change([home('h1', 'b9'), home('h3', 'b1')], ['h2'])
    expect(told).toHaveLength(1)
    expect([...told[0]!.ids].sort()).toEqual(['h1', 'h2', 'h3'])
    expect(told[0]!.was.map(({ id, body }) => `${id} in ${String(body.building)}`).sort()).toEqual([
      'h1 in b1',
      'h2 in b1',
    ])
  })
})
