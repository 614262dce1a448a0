import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { Role } from '#domain/access/role.ts'
import { fold } from '#domain/sync/fold.ts'
import type { Mutation } from '#domain/sync/mutation.ts'

interface Viewer {
  readonly user: string
  readonly roleIn: (scope: string) => Role | null
}

/**
 * What the person should see of a record (D2). Null when there is nothing to see. A kind of record that this
 * version of the app does not know is kept as the server sent it.
 */
export function seenVersion(
  server: RecordVersion | null,
  pending: readonly Mutation[],
  { user, roleIn }: Viewer,
): RecordVersion | null {
  const first = pending[0]
  if (!first) return server
  const definition = definitionOf(first.type)
  if (!definition) return server
  const scope = server?.scope ?? pending.find((mutation) => mutation.op === 'create')?.scope
  return fold(definition, server, pending, { user, role: scope === undefined ? null : roleIn(scope) })
}
