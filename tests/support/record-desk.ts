import fc from 'fast-check'
import type { Actor, Role } from '#domain/access/role.ts'
import type { Json, JsonObject } from '#domain/json.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Command } from '#domain/record/workflow.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { type Merged, merge } from '#domain/sync/merge.ts'
import type { Intent, Mutation, Patch } from '#domain/sync/mutation.ts'
import { valueOf } from './arbitraries.ts'

const at = 1_767_225_600_000
const author = 'u_author'

/** Makes and merges mutations of one kind of record, by default in the name of whoever may. */
export class RecordDesk {
  readonly #definition: RecordDefinition
  /** When everything here happens, in milliseconds. */
  readonly at = at
  /** The author, with a role that may create this kind. */
  readonly personWhoCreates: Actor

  constructor(definition: RecordDefinition) {
    this.#definition = definition
    this.personWhoCreates = { user: author, role: definition.access.create[0] ?? 'server' }
  }

  #merge(current: RecordVersion | null, intent: Intent, actor: Actor): Merged {
    const mutation = { uid: 'm_1', ordinal: 1, at, schema: 1, ...intent } as Mutation
    return merge(this.#definition, current, mutation, { actor, at })
  }

  /** A live record of the author's, in a state of its workflow. */
  standing(body: JsonObject, state?: string): RecordVersion {
    const { type, workflow } = this.#definition
    const full = workflow ? { ...body, [workflow.field]: state ?? workflow.initial } : body
    const closed = workflow?.states[String(full[workflow.field])]?.closed
    return {
      id: 'r_one',
      type,
      scope: 'g:07/base',
      rev: 3,
      state: closed ? 'closed' : 'live',
      body: full,
      createdBy: author,
      createdAt: at,
      updatedBy: author,
      updatedAt: at,
    }
  }

  create(body: JsonObject, current: RecordVersion | null = null, actor = this.personWhoCreates): Merged {
    const { type } = this.#definition
    return this.#merge(current, { op: 'create', type, record: 'r_one', scope: 'g:07/base', body }, actor)
  }

  patch(
    current: RecordVersion,
    set: Readonly<Record<string, [Json, Json]>>,
    actor = this.#may('edit'),
  ): Merged {
    return this.#merge(
      current,
      { op: 'patch', type: current.type, record: current.id, set: set as Patch },
      actor,
    )
  }

  remove(current: RecordVersion, seen = contentHash(current), actor = this.#may('delete')): Merged {
    return this.#merge(current, { op: 'delete', type: current.type, record: current.id, seen }, actor)
  }

  move(current: RecordVersion, actor = this.#may('edit')): Merged {
    const { type, id, scope } = current
    return this.#merge(current, { op: 'move', type, record: id, from: scope, to: 'g:09/base' }, actor)
  }

  command(current: RecordVersion, command: string, args: JsonObject, actor: Actor): Merged {
    return this.#merge(
      current,
      { op: 'command', type: current.type, record: current.id, command, args },
      actor,
    )
  }

  /** Somebody who may give a command: the author where the author may, else a person with the role. */
  giverOf({ by }: Pick<Command, 'by'>): Actor {
    const [first = 'author'] = by
    return first === 'author' ? { user: author, role: 'worker' } : { user: 'u_other', role: first }
  }

  /** What a command needs, each a value that fits how it is asked for. */
  argumentsFor({ needs = [], asks = {} }: Pick<Command, 'needs' | 'asks'>): JsonObject {
    const fields = { ...this.#definition.fields, ...asks }
    const fit = (need: string) => (fields[need] ? fc.sample(valueOf(fields[need]), 1)[0]! : '说明')
    return Object.fromEntries(needs.map((need) => [need, fit(need)]))
  }

  #may(verb: 'edit' | 'delete'): Actor {
    const [first] = this.#definition.access[verb]
    const role: Role = first === undefined ? 'server' : first === 'author' ? 'worker' : first
    return { user: author, role }
  }
}
