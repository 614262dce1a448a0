import { Problem } from '#domain/problem.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { UserRole } from '../../storage/stored.ts'

/** Who asks, from where: for the rights and for the audit trail. */
export interface DeskCaller {
  readonly user: string
  readonly device: string | null
  readonly address: string | null
}

/** The scopes that a person supervises, with the role there. */
export type DeskScopes = ReadonlyMap<string, UserRole>

/**
 * Reads the grants as they are now: a right taken a second ago is gone. `common` and the own `user:` scope alone
 * make no desk.
 * @throws Problem notAllowed when the person supervises nothing
 */
export async function deskScopes(tables: ReadTables, { user }: DeskCaller): Promise<DeskScopes> {
  const grants = await tables.grants.ofUser(user)
  const supervised = grants.filter(({ role }) => role === 'supervisor' || role === 'admin')
  if (!supervised.some(({ scope }) => gridOfScope(scope) !== null)) throw new Problem('notAllowed')
  return new Map(supervised.map(({ scope, role }) => [scope, role]))
}

/** The scopes of one grid or, without one, all. */
export function scopesIn(scopes: DeskScopes, grid?: string): string[] {
  const all = [...scopes.keys()].filter((scope) => !scope.startsWith('user:'))
  return grid === undefined ? all : all.filter((scope) => gridOfScope(scope) === grid)
}
