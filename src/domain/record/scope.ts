import type { ScopeFamily } from './define-record.ts'

/** `g:<grid code>/<part>`, `user:<id>`, `common` or `holding`. */
export type ScopeId = string

export type GridPart = 'base' | 'care' | 'house'

export const gridParts: readonly GridPart[] = ['base', 'care', 'house']

export const gridScope = (grid: string, part: GridPart): ScopeId => `g:${grid}/${part}`

export const userScope = (user: string): ScopeId => `user:${user}`

/** The grid code of a grid's scope; null for any other scope. */
export const gridOfScope = (scope: ScopeId): string | null => /^g:([^/]+)\//.exec(scope)?.[1] ?? null

export function familyOfScope(scope: ScopeId): ScopeFamily | null {
  if (scope === 'common' || scope === 'holding') return scope
  if (scope.startsWith('user:')) return 'user'
  const part = /^g:[^/]+\/(base|care|house)$/.exec(scope)?.[1]
  return (part as GridPart | undefined) ?? null
}

/** The scope a new record of a family gets in a grid, or for a user. */
export function scopeFor(family: ScopeFamily, place: { grid?: string; user?: string }): ScopeId {
  if (family === 'common' || family === 'holding') return family
  if (family === 'user') return userScope(place.user ?? '')
  return gridScope(place.grid ?? '', family)
}
