import type { JsonObject } from '#domain/json.ts'
import { type LocalDate } from '#domain/local-date.ts'
import { gridOfScope, type ScopeId, scopeFor } from '#domain/record/scope.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { Records } from '#domain/schedule/world.ts'

type Finder = Pick<Records, 'get'> & { find(id: string): { readonly scope: ScopeId } | undefined }

/** What a new record starts with: the fields the link named, and what is true of every new one. */
export function newRecord(
  definition: RecordDefinition,
  query: Readonly<Record<string, unknown>>,
  today: LocalDate,
  user: string,
  records: Pick<Records, 'get'>,
): JsonObject {
  const { fields } = definition
  const named = Object.entries(query).filter(
    (one): one is [string, string] => typeof one[1] === 'string' && fields[one[0]]?.kind === 'reference',
  )
  const status = fields.status
  const active = status?.kind === 'choice' && status.required && status.check('active') === null
  return {
    ...Object.fromEntries(named),
    ...(active && { status: 'active' }),
    ...(fields.enrolledOn && { enrolledOn: today }),
    ...(fields.assignedWorker && { assignedWorker: [user] }),
    ...(fields.client && clientOf(records, named)),
  }
}

/** For whom something is done: the elder or the home that the link names. */
function clientOf(records: Pick<Records, 'get'>, named: readonly [string, string][]): JsonObject {
  const { elder, household } = Object.fromEntries(named)
  const person = records.get('elder', elder)?.body
  const home = records.get('household', household)?.body
  const [client, clientPhone] = [person?.name ?? home?.head, person ? person.phone : home?.phone]
  return { ...(client && { client }), ...(clientPhone && { clientPhone }) }
}

/** The grid of whatever the new record points to, else the person's own. */
export function scopeOfNew(
  definition: RecordDefinition,
  body: JsonObject,
  records: Finder,
  ownGrid: string,
): ScopeId {
  for (const [name, field] of Object.entries(definition.fields)) {
    const target = body[name]
    const found = field.kind === 'reference' && typeof target === 'string' ? records.find(target) : undefined
    const grid = found && gridOfScope(found.scope)
    if (grid) return scopeFor(definition.scope, { grid })
  }
  return scopeFor(definition.scope, { grid: ownGrid })
}

/** A file needs a code before anybody has given it one: a home's from its building and room, else one that shows it is provisional. */
export function withCode(
  definition: RecordDefinition,
  body: JsonObject,
  id: string,
  records: Finder,
): JsonObject {
  if (!definition.fields.code?.required || body.code) return body
  const building = records.get('building', typeof body.building === 'string' ? body.building : null)?.body
    .code
  const room = typeof body.room === 'string' ? body.room : null
  const code =
    definition.type === 'household' && building && room ? `${building}-${room}` : `临-${id.slice(-6)}`
  return { ...body, code }
}
