import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Json, type JsonObject, canonicalJson, isJsonObject, sameJson } from '#domain/json.ts'

const key = fc.constantFrom('a', 'b', 'phone', '住户', 'z')
const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4 }),
  ),
})).json

/** The same value with its keys in another order and an empty key put in or taken out. */
function retold(value: Json): Json {
  if (Array.isArray(value)) return value.map(retold)
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value)
    .toReversed()
    .map(([name, one]) => [name, retold(one)] as const)
  const told: JsonObject = Object.fromEntries(entries.filter(([, one]) => one !== null))
  return 'empty' in told ? told : { empty: null, ...told }
}

describe('canonicalJson and sameJson', () => {
  test('one spelling per value: sorted keys, nothing empty', () => {
    expect(canonicalJson({ b: 1, a: [null, { d: undefined, c: 'x' }], e: null })).toBe(
      '{"a":[null,{"c":"x"}],"b":1}',
    )
  })

  test('equal exactly when spelt the same', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(sameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b))
      }),
    )
  })

  test('the order of keys and empty keys say nothing', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(retold(value))).toBe(canonicalJson(value))
        expect(sameJson(retold(value), value)).toBe(true)
      }),
    )
  })

  test('the wire changes nothing', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(sameJson(JSON.parse(JSON.stringify(value)), value)).toBe(true)
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
    )
  })

  test('sameJson is an equivalence', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(sameJson(a, a)).toBe(true)
        expect(sameJson(a, b)).toBe(sameJson(b, a))
      }),
    )
  })

  test.each([
    [null, undefined, true],
    [[], {}, false],
    [[null], [], false],
    [0, false, false],
    ['', null, false],
    ['1', 1, false],
    [{ a: {} }, {}, false],
    [[1, 2], [2, 1], false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameJson(a, b)).toBe(same)
  })
})
