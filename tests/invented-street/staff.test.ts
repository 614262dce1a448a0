import { describe, expect, test } from 'vitest'
import { gridOfScope, gridScope, userScope } from '#domain/record/scope.ts'
import { isStrongPassword } from '#server/services/users/password.ts'
import { demoAccounts, demoHighlights, demoPassword } from '#server/tasks/invented-street/demo-accounts.ts'
import { tally, tell, tellings } from './told-street.ts'

const street = tell(tellings[0])
const { users, grants } = street.street
const codes = street.ofType('grid').flatMap(({ body }) => (body.status === 'approved' ? [body.code!] : []))
const scopesOf = (username: string) => {
  const { id } = users.find((user) => user.username === username)!
  return new Map(grants.filter(({ user }) => user === id).map(({ scope, role }) => [scope, role]))
}

describe('who works in the street', () => {
  test('a worker to a grid, helpers, inspectors, secretaries, supervisors, an administrator', () => {
    expect(
      tally(
        users.filter(({ active }) => active),
        ({ username }) => username.replace(/\d+$/, ''),
      ),
    ).toEqual({
      worker: 12,
      helper: 6,
      inspector: 2,
      secretary: 3,
      supervisor: 2,
      admin: 1,
    })
    expect(new Set(users.map(({ username }) => username)).size).toBe(users.length)
  })

  test('everybody active may read what is common and what is their own', () => {
    for (const { id, username, active } of users) {
      const scopes = scopesOf(username)
      expect([scopes.has('common'), scopes.has(userScope(id))]).toEqual([active, active])
    }
  })

  test('a worker has the whole own grid and no other', () => {
    expect([...scopesOf('worker03').keys()].filter((scope) => gridOfScope(scope))).toEqual([
      gridScope(codes[2]!, 'base'),
      gridScope(codes[2]!, 'care'),
      gridScope(codes[2]!, 'house'),
    ])
    expect(new Set(scopesOf('worker03').values())).toEqual(new Set(['worker']))
  })

  test('an inspector sees homes and houses of several grids and nobody’s care file', () => {
    const scopes = [...scopesOf('inspector02').keys()].filter((scope) => gridOfScope(scope))
    expect(scopes.length).toBe(8)
    expect(scopes.filter((scope) => scope.endsWith('/care'))).toEqual([])
  })

  test('secretaries supervise their community, supervisors and the administrator the street', () => {
    const grids = (username: string) =>
      new Set([...scopesOf(username).keys()].flatMap((scope) => gridOfScope(scope) ?? []))
    expect([...grids('secretary02')]).toEqual(codes.slice(4, 8))
    expect(new Set(scopesOf('secretary02').values())).toEqual(new Set(['supervisor']))
    expect(grids('supervisor01').size).toBe(12)
    expect(grids('admin').size).toBe(12)
    expect(new Set(scopesOf('admin').values())).toEqual(new Set(['admin']))
  })

  test('三定: everybody with a login has a post, every grid a worker and a secretary', () => {
    const posts = street.ofType('assignment')
    const posted = new Set(posts.map(({ body }) => body.person))
    expect(users.filter(({ id }) => !posted.has(id))).toEqual([])
    const holding = (code: string, post: string) =>
      posts.filter(({ body }) => body.grid === code && body.post === post && !body.to).length
    for (const code of codes) expect([holding(code, 'fullTime'), holding(code, 'secretary')]).toEqual([1, 1])
  })

  test('the accounts to print can sign in: they exist, and the password is strong enough', () => {
    expect(demoAccounts.map(({ username }) => username).sort()).toEqual(
      users
        .filter(({ active }) => active)
        .map(({ username }) => username)
        .sort(),
    )
    expect(isStrongPassword(demoPassword)).toBe(true)
    expect(demoHighlights.length).toBe(7)
    for (const { username, name } of demoHighlights)
      expect(users.find((user) => user.username === username)!.name).toBe(name)
  })
})
