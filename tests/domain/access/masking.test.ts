import { describe, expect, test } from 'vitest'
import { maskId, maskName, maskPhone, masked } from '#domain/access/masking.ts'
import { registry } from '#domain/records/registry.ts'

describe('masking', () => {
  test.each([
    ['11010519491231002X', '110***********002X'],
    ['110105491231002', '110*********002'],
    ['12345', '***'],
  ])('an ID number %s', (id, shown) => expect(maskId(id)).toBe(shown))

  test.each([
    ['13812346021', '138****6021'],
    ['059187654321', '**********21'],
    ['0591-87654321', '***********21'],
  ])('a phone %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

  test.each([
    ['王', '*'],
    ['王兰', '王*'],
    ['王桂兰', '王**'],
    ['欧阳修文', '欧**'],
    ['𫖯之', '𫖯*'],
  ])('a name %s', (name, shown) => expect(maskName(name)).toBe(shown))

  test('a sensitive choice shows nothing of itself, an ordinary one all', () => {
    expect(masked(registry.elder.fields.cognition, '确诊失智')).toBe('***')
    expect(masked(registry.house.fields.structureType, '石结构')).toBe('石结构')
  })
})
