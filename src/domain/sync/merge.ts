import { can } from '../access/can.ts'
import type { Actor } from '../access/role.ts'
import type { Json, JsonObject } from '../json.ts'
import type { ProblemCode } from '../problem.ts'
import { bodyIssues } from '../record/body-issues.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import type { RecordVersion } from '../record/record-version.ts'
import { applyCommand } from './apply-command.ts'
import { contentHash } from './content-hash.ts'
import { fieldPath, readPath, writePath } from './field-path.ts'
import { mergeField } from './merge-field.ts'
import type { Mutation } from './mutation.ts'

export type Outcome = 'applied' | 'noop' | 'conflict' | 'parked'

export type ReviewKind =
  | 'field'
  | 'closed'
  | 'deleted'
  | 'deleteVsEdit'
  | 'disagree'
  | 'duplicate'
  | 'moved'
  | 'noAccess'
  | 'schema'
  | 'error'

/** What a review keeps of both sides: per field for patches, the whole mutation otherwise. */
export interface ReviewSides {
  readonly kind: ReviewKind
  readonly fields: readonly string[]
  readonly base: JsonObject
  readonly mine: JsonObject
  readonly theirs: JsonObject
}

export interface Merged {
  readonly outcome: Outcome
  /** The record after the mutation; the same object when nothing changed; null when there is none. */
  readonly next: RecordVersion | null
  readonly review?: ReviewSides
  readonly problem?: ProblemCode
}

export interface MergeContext {
  readonly actor: Actor
  /** Milliseconds; the mutation's time adjusted by the measured skew. */
  readonly at: number
  /** Milliseconds: when it arrived, which no device can choose (T1); not known on a device. */
  readonly receivedAt?: number
}

/**
 * Applies one mutation to one record, the same way on the server and in a device's fold (rules M1–M8).
 * Never throws for what a person did: what cannot stand is kept in `review`. `current` may be deleted or null.
 */
export function merge(
  definition: RecordDefinition,
  current: RecordVersion | null,
  mutation: Mutation,
  context: MergeContext,
): Merged {
  switch (mutation.op) {
    case 'create':
      return create(definition, current, mutation, context)
    case 'patch':
      return patch(definition, current, mutation, context)
    case 'delete':
      return remove(definition, current, mutation, context)
    case 'move':
      return move(definition, current, mutation, context)
    case 'command':
      return command(definition, current, mutation, context)
  }
}

type Of<Op extends Mutation['op']> = Extract<Mutation, { op: Op }>

export function parked(
  kind: ReviewKind,
  problem: ProblemCode,
  mutation: Mutation,
  current: RecordVersion | null,
): Merged {
  return {
    outcome: 'parked',
    next: current,
    problem,
    review: { kind, fields: [], base: {}, mine: payload(mutation), theirs: {} },
  }
}

const payload = (mutation: Mutation): JsonObject => mutation as unknown as JsonObject

const changed = (
  current: RecordVersion,
  part: Partial<RecordVersion>,
  { actor, at }: MergeContext,
): RecordVersion => ({
  ...current,
  ...part,
  rev: current.rev + 1,
  updatedBy: actor.user,
  updatedAt: at,
})

function create(
  definition: RecordDefinition,
  current: RecordVersion | null,
  mutation: Of<'create'>,
  context: MergeContext,
): Merged {
  const { actor, at } = context
  if (!can(actor, 'create', definition)) return parked('noAccess', 'notAllowed', mutation, current)
  if (current) {
    // A journal offered again after a restore: the author's own record is already here (R1).
    if (current.createdBy === actor.user) return { outcome: 'noop', next: current }
    return parked('error', 'badMutation', mutation, current)
  }
  const fromServer = actor.role === 'server'
  let body = mutation.body
  for (const [name, field] of Object.entries(definition.fields)) {
    if (fromServer || body[name] == null) continue
    if (field.merge === 'server') return parked('error', 'serverField', mutation, null) // [P6]
    const isInitial = name === definition.workflow?.field && body[name] === definition.workflow.initial
    if (field.merge === 'command' && !isInitial) return parked('error', 'commandField', mutation, null) // [M4]
  }
  if (Object.keys(bodyIssues(definition, body, { complete: false })).length) {
    return parked('error', 'badValue', mutation, null)
  }
  const { workflow } = definition
  if (workflow && body[workflow.field] == null) body = { ...body, [workflow.field]: workflow.initial }
  const state = workflow?.states[String(body[workflow.field])]?.closed ? 'closed' : 'live'
  const next: RecordVersion = {
    id: mutation.record,
    type: mutation.type,
    scope: mutation.scope,
    rev: 1,
    state,
    body,
    createdBy: actor.user,
    createdAt: at,
    updatedBy: actor.user,
    updatedAt: at,
  }
  return { outcome: 'applied', next }
}

function patch(
  definition: RecordDefinition,
  current: RecordVersion | null,
  mutation: Of<'patch'>,
  context: MergeContext,
): Merged {
  if (!current) return parked('error', 'unknownRecord', mutation, null)
  const sides = {
    base: {} as Record<string, Json>,
    mine: {} as Record<string, Json>,
    theirs: {} as Record<string, Json>,
  }
  const fields: string[] = []
  const dispute = (key: string, old: Json, next: Json, theirs: Json) => {
    fields.push(key)
    Object.assign(sides.base, { [key]: old })
    Object.assign(sides.mine, { [key]: next })
    Object.assign(sides.theirs, { [key]: theirs })
  }
  let body = current.body
  for (const [key, [old, next]] of Object.entries(mutation.set)) {
    const path = fieldPath(definition, key)
    if (!path) return parked('error', 'badMutation', mutation, current)
    const standing = readPath(current.body, path)
    if (next !== null && path.item === null && path.field.check(next)) {
      return parked('error', 'badValue', mutation, current)
    }
    const merged = mergeField(path.field, standing, old, next)
    if (merged === 'serverOnly') return parked('error', 'serverField', mutation, current) // [P6]
    if (merged === 'commandOnly') return parked('error', 'commandField', mutation, current) // [M4]
    if (merged === 'same') continue
    if (merged === 'conflict' || current.state !== 'live') dispute(key, old, next, standing)
    else body = writePath(body, path, merged.write)
  }
  if (!can(context.actor, 'edit', definition, current))
    return parked('noAccess', 'notAllowed', mutation, current)
  if (current.state !== 'live' && fields.length) {
    const kind = current.state === 'closed' ? 'closed' : 'deleted' // [M7]
    return { outcome: 'conflict', next: current, review: { kind, fields, ...sides } }
  }
  const touched = Object.fromEntries(
    Object.keys(mutation.set).map((key) => [key.split('.')[0]!, body[key.split('.')[0]!] ?? null]),
  )
  if (Object.keys(bodyIssues(definition, touched, { complete: false })).length) {
    return parked('error', 'badValue', mutation, current)
  }
  const next = body === current.body ? current : changed(current, { body }, context)
  if (fields.length) return { outcome: 'conflict', next, review: { kind: 'field', fields, ...sides } } // [M5]
  return { outcome: next === current ? 'noop' : 'applied', next }
}

function remove(
  definition: RecordDefinition,
  current: RecordVersion | null,
  mutation: Of<'delete'>,
  context: MergeContext,
): Merged {
  if (!current) return parked('error', 'unknownRecord', mutation, null)
  if (current.state === 'deleted') return { outcome: 'noop', next: current }
  if (!can(context.actor, 'delete', definition, current))
    return parked('noAccess', 'notAllowed', mutation, current)
  if (mutation.seen !== contentHash(current)) {
    // [M8] someone has written since: the record stays, a person decides.
    const review: ReviewSides = {
      kind: 'deleteVsEdit',
      fields: [],
      base: {},
      mine: payload(mutation),
      theirs: current.body,
    }
    return { outcome: 'conflict', next: current, review }
  }
  return { outcome: 'applied', next: changed(current, { state: 'deleted' }, context) }
}

function move(
  definition: RecordDefinition,
  current: RecordVersion | null,
  mutation: Of<'move'>,
  context: MergeContext,
): Merged {
  if (!current) return parked('error', 'unknownRecord', mutation, null)
  if (current.scope === mutation.to) return { outcome: 'noop', next: current }
  if (!can(context.actor, 'edit', definition, current))
    return parked('noAccess', 'notAllowed', mutation, current)
  if (current.scope !== mutation.from || current.state === 'deleted') {
    const review: ReviewSides = {
      kind: 'moved',
      fields: [],
      base: {},
      mine: payload(mutation),
      theirs: { scope: current.scope },
    }
    return { outcome: 'conflict', next: current, review }
  }
  return { outcome: 'applied', next: changed(current, { scope: mutation.to }, context) }
}

function command(
  definition: RecordDefinition,
  current: RecordVersion | null,
  mutation: Of<'command'>,
  context: MergeContext,
): Merged {
  if (!current) return parked('error', 'unknownRecord', mutation, null)
  if (mutation.command === 'restore') return restore(definition, current, mutation, context)
  if (current.state === 'deleted') {
    return {
      outcome: 'conflict',
      next: current,
      review: { kind: 'deleted', fields: [], base: {}, mine: payload(mutation), theirs: {} },
    }
  }
  if (!can(context.actor, `command:${mutation.command}`, definition, current)) {
    return parked('noAccess', 'notAllowed', mutation, current)
  }
  const applied = applyCommand(definition, current, mutation.command, mutation.args, context)
  if ('problem' in applied) return parked('error', applied.problem, mutation, current)
  if (applied.done) return { outcome: 'noop', next: current }
  return { outcome: 'applied', next: changed(current, { body: applied.body, state: applied.state }, context) }
}

/** The only way back from deleted to live (M8). */
function restore(
  definition: RecordDefinition,
  current: RecordVersion,
  mutation: Of<'command'>,
  context: MergeContext,
): Merged {
  if (current.state !== 'deleted') return { outcome: 'noop', next: current }
  if (!can(context.actor, 'delete', definition, current))
    return parked('noAccess', 'notAllowed', mutation, current)
  const { workflow } = definition
  const closed = workflow?.states[String(current.body[workflow.field])]?.closed
  return { outcome: 'applied', next: changed(current, { state: closed ? 'closed' : 'live' }, context) }
}
