import type { RecordDefinition } from '../record/define-record.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Actor } from './role.ts'

export type Verb = 'create' | 'edit' | 'delete' | `command:${string}`

const serverMayDoAll = (actor: Actor) => actor.role === 'server'

/**
 * One answer for both sides: the browser hides what is not allowed, the server parks it.
 * `actor.role` is the role in the record's scope; without one nothing is allowed.
 */
export function can(
  actor: Actor,
  verb: Verb,
  definition: RecordDefinition,
  record?: Pick<RecordVersion, 'createdBy'> | null,
): boolean {
  if (serverMayDoAll(actor)) return true
  if (!actor.role) return false
  const isAuthor = record != null && record.createdBy === actor.user
  const allowed = (who: readonly string[]) =>
    who.includes(actor.role!) || (isAuthor && who.includes('author'))
  if (verb === 'create') return definition.access.create.includes(actor.role)
  if (verb === 'edit') return allowed(definition.access.edit)
  if (verb === 'delete') return allowed(definition.access.delete)
  const command = definition.workflow?.commands[verb.slice('command:'.length)]
  if (!command || (isAuthor && command.notByAuthor)) return false
  return allowed(command.by)
}
