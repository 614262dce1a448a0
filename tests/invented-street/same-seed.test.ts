import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inventStreet } from '#server/tasks/invented-street/invent-street.ts'

const today = '2026-03-18'
const print = (seed: number | string, day = today) =>
  createHash('sha256')
    .update(JSON.stringify(inventStreet({ seed, today: day })))
    .digest('hex')

describe('one seed, one street', () => {
  const first = print('gridwalk')

  test('the same seed and day give the same street, ids included', () => {
    expect(print('gridwalk')).toBe(first)
  })

  test('another seed or another day gives another', () => {
    expect(new Set([first, print('gridwalk2'), print(1), print('gridwalk', '2026-03-19')]).size).toBe(4)
  })

  test('ids are never given twice', () => {
    const { records, users } = inventStreet({ seed: 3, today })
    const ids = [...records, ...users].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
