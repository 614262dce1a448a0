import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { contentHash, hashText } from '#domain/sync/content-hash.ts'

const record = (body: JsonObject) => ({ type: 'household', state: 'live', body }) as const
const bodies = fc.dictionary(fc.constantFrom('room', 'phone', 'head'), fc.string(), { minKeys: 1 })

describe('contentHash', () => {
  test('16 hexadecimal digits, the same on every machine', () => {
    expect(contentHash(record({ room: '101' }))).toMatch(/^[0-9a-f]{16}$/)
    // Another value here means that phones in the field and the server no longer agree on what is the same.
    expect(contentHash(record({ room: '101' }))).toBe('22d171892b0be283')
  })

  test('the order of keys and empty fields do not count', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const turned = Object.fromEntries(Object.entries(body).toReversed())
        expect(contentHash(record({ ...turned, note: null }))).toBe(contentHash(record(body)))
      }),
    )
  })

  test('kind, state and body each count', () => {
    const hashes = [
      record({ room: '101' }),
      { ...record({ room: '101' }), type: 'resident' },
      { ...record({ room: '101' }), state: 'closed' as const },
      record({ room: '102' }),
      record({}),
    ].map(contentHash)
    expect(new Set(hashes).size).toBe(5)
  })

  test('one letter more, less or other is another hash', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (text, at, letter) => {
          const i = at % text.length
          const changed = text.slice(0, i) + letter + text.slice(i + 1)
          fc.pre(changed !== text)
          expect(hashText(changed)).not.toEqual(hashText(text))
          expect(hashText(text + letter)).not.toEqual(hashText(text))
        },
      ),
    )
  })

  test('no two of 20,000 rooms share a hash, and each lane spreads', () => {
    const lanes = Array.from({ length: 20_000 }, (_, i) => hashText(`room ${i}`))
    expect(new Set(lanes.map(String)).size).toBe(20_000)
    for (const lane of [0, 1] as const) {
      const high = lanes.filter((one) => one[lane] >= 2 ** 31).length
      expect(Math.abs(high - 10_000)).toBeLessThan(500)
      expect(lanes.every((one) => Number.isInteger(one[lane]) && one[lane] >= 0 && one[lane] < 2 ** 32)).toBe(
        true,
      )
    }
  })
})
