import { describe, expect, it } from 'vitest'
import { businessTypes } from '#domain/records/house/house-options.ts'
import {
  departmentsFor,
  departmentsOfTrade,
  lacksDepartment,
  proposedDepartment,
} from '#domain/records/house/industry-departments.ts'

describe('三管三必须 (DOMAIN 3.7)', () => {
  it.each([
    ['catering', '市场监管、商务'],
    ['lodging', '公安、文旅'],
    ['education', '教育'],
    ['elderCare', '民政'],
    ['medical', '卫健'],
    ['production', '工信、应急'],
    ['storage', '商务、消防救援'],
    ['bath', '公安、文旅、商务'],
    ['cards', '公安、文旅、商务'],
    ['leisure', '公安、文旅、商务'],
    ['farmSupplies', '农业农村'],
    ['religious', '民宗'],
    ['groupRental', '公安、住建'],
    ['other', '市场监管'],
  ])('%s is managed by %s', (trade, zh) => expect(proposedDepartment([trade]).zh).toBe(zh))

  it('every trade of the register has a department', () => {
    expect(Object.keys(departmentsOfTrade).sort()).toEqual(Object.keys(businessTypes).sort())
    expect(Object.values(departmentsOfTrade).filter((list) => !list.length)).toEqual([])
  })

  it('two trades have each department once, and a trade of another version counts as other', () => {
    expect(departmentsFor(['catering', 'retail', 'storage'])).toEqual(['market', 'commerce', 'fire'])
    expect(departmentsFor(['spaceport'])).toEqual(['market'])
    expect(proposedDepartment([])).toEqual({ zh: '', en: '' })
  })

  it('a business house without a department is on the list, no other', () => {
    expect(lacksDepartment({ isBusiness: true })).toBe(true)
    expect(lacksDepartment({ isBusiness: true, industryDepartment: ' ' })).toBe(true)
    expect(lacksDepartment({ isBusiness: true, industryDepartment: '教育' })).toBe(false)
    expect(lacksDepartment({ isBusiness: false })).toBe(false)
    expect(lacksDepartment({ isBusiness: true, status: 'demolished' })).toBe(false)
  })
})
