import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#domain/record/new-id.ts'

const from = (given: readonly number[]) => (bytes: Uint8Array<ArrayBuffer>) => {
  bytes.set(given)
  return bytes
}
const sixteen = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 16 })

describe('newId', () => {
  test('a mark, and 22 characters that are safe in an address', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        expect(newId('r', from(bytes))).toMatch(/^r_[A-Za-z0-9_-]{22}$/)
      }),
    )
  })

  test('keeps all 128 bits: it is base64url of the bytes', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        expect(newId('u', from(bytes)).slice(2)).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
  })

  test('different bytes, different ids', () => {
    fc.assert(
      fc.property(sixteen, sixteen, (a, b) => {
        const same = a.every((byte, i) => byte === b[i])
        expect(newId('r', from(a)) === newId('r', from(b))).toBe(same)
      }),
    )
  })

  test('ten thousand from the system’s source are ten thousand', () => {
    const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
    const ids = Array.from({ length: 10_000 }, () => newId('r', random))
    expect(new Set(ids).size).toBe(10_000)
  })
})
