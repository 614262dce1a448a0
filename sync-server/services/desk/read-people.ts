import type { PeopleMessage } from '#domain/desk/desk-messages.ts'
import type { ReadTables } from '../../storage/store.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'

/** The colleagues who hold a grant in the reader's scopes, by name; no numbers about them. */
export async function readPeople(tables: ReadTables, scopes: DeskScopes): Promise<PeopleMessage> {
  const grants = await tables.grants.inScopes(scopesIn(scopes))
  const roles = new Map<string, Set<PeopleMessage['people'][number]['roles'][number]>>()
  for (const { user, role } of grants) roles.set(user, (roles.get(user) ?? new Set()).add(role))
  const users = await tables.users.all()
  const people = users
    .filter(({ id }) => roles.has(id))
    .map(({ id, name }) => ({ id, name, roles: [...roles.get(id)!] }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  return { people }
}
