import { describe, expect, test } from 'vitest'
import {
  familyOfScope,
  gridOfScope,
  gridParts,
  gridScope,
  scopeFor,
  userScope,
} from '#domain/record/scope.ts'

const grid = '349901001001001'

describe('scopes', () => {
  test.each(gridParts)('a grid’s %s is written and read back', (part) => {
    const scope = gridScope(grid, part)
    expect([scope, gridOfScope(scope), familyOfScope(scope)]).toEqual([`g:${grid}/${part}`, grid, part])
    expect(scopeFor(part, { grid })).toBe(scope)
  })

  test('the ones of nobody’s grid', () => {
    expect(['common', 'holding', userScope('u_1')].map(familyOfScope)).toEqual(['common', 'holding', 'user'])
    expect(['common', 'holding', userScope('u_1')].map(gridOfScope)).toEqual([null, null, null])
    expect([
      scopeFor('common', { grid }),
      scopeFor('user', { user: 'u_1' }),
      scopeFor('holding', {}),
    ]).toEqual(['common', 'user:u_1', 'holding'])
  })

  test.each(['', 'g:1', 'g:1/', 'g:1/secret', 'g:1/base/x', 'base', 'Common'])('%j is none', (scope) => {
    expect(familyOfScope(scope)).toBeNull()
  })
})
