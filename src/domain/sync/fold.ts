import type { RecordDefinition } from '../record/define-record.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Actor } from '../access/role.ts'
import { merge } from './merge.ts'
import type { Mutation } from './mutation.ts'

/**
 * What a person should see: the server's version with the mutations that it has not answered yet, in outbox
 * order (rule D2). Null when there is nothing to see: no such record, or it is deleted.
 * The revision stays the server's; 0 means that the record exists on this device only.
 */
export function fold(
  definition: RecordDefinition,
  server: RecordVersion | null,
  pending: readonly Mutation[],
  actor: Actor,
): RecordVersion | null {
  let version = server
  for (const mutation of pending)
    version = merge(definition, version, mutation, { actor, at: mutation.at }).next
  if (!version || version.state === 'deleted') return null
  return { ...version, rev: server?.rev ?? 0 }
}
