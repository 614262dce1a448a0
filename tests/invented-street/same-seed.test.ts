import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inventStreet } from '#server/tasks/invented-street/invent-street.ts'

const today = '2026-03-18'
const print = (street: unknown) => createHash('sha256').update(JSON.stringify(street)).digest('hex')

describe('one seed, one street', () => {
  const street = inventStreet({ seed: 'gridwalk', today })

  test('the same seed and day give the same street, ids included', () => {
    expect(print(inventStreet({ seed: 'gridwalk', today }))).toBe(print(street))
  })

  test('another seed or another day gives another', () => {
    expect(print(inventStreet({ seed: 'gridwalk2', today }))).not.toBe(print(street))
    expect(print(inventStreet({ seed: 'gridwalk', today: '2026-03-19' }))).not.toBe(print(street))
  })

  test('ids are never given twice', () => {
    const ids = [...street.records, ...street.users].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
