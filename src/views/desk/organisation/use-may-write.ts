import type { OrganisationType } from '#domain/organisation/new-records.ts'
import { scopeFor } from '#domain/record/scope.ts'
import { registry } from '#domain/records/registry.ts'
import { useActor } from '#composables/use-actor.ts'

/** `mayWrite(kind, isNew, grid)`: whether a form for it may be offered, by the function that the server asks. */
export function useMayWrite() {
  const { mayCreate, mayDo } = useActor()
  return (type: OrganisationType, isNew: boolean, grid: string): boolean =>
    isNew
      ? mayCreate(type, grid)
      : mayDo('edit', { type, scope: scopeFor(registry[type].scope, { grid }), createdBy: '' })
}
