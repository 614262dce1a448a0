import { can, type Verb } from '#domain/access/can.ts'
import type { Actor } from '#domain/access/role.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf, type RecordType, registry } from '#domain/records/registry.ts'
import { scopeFor } from '#domain/record/scope.ts'
import { useDevice } from './use-device.ts'

type AnyRecord = Pick<RecordVersion<unknown>, 'type' | 'scope' | 'createdBy'>

/** What the signed-in person may do, by the same function that the server asks. */
export function useActor() {
  const device = useDevice()
  const actorIn = (scope: string): Actor => ({ user: device.user.id, role: device.roleIn(scope) })

  function mayDo(verb: Verb, record: AnyRecord): boolean {
    const definition = definitionOf(record.type)
    return definition !== null && can(actorIn(record.scope), verb, definition, record)
  }

  /** Whether a record of a kind may be made in a grid. */
  function mayCreate(type: RecordType, grid: string): boolean {
    const definition = definitionOf(type)!
    return can(actorIn(scopeFor(registry[type].scope, { grid, user: device.user.id })), 'create', definition)
  }

  return { actorIn, mayDo, mayCreate }
}
