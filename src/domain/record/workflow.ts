import type { Role } from '../access/role.ts'
import type { Field } from '../fields/field.ts'
import type { JsonObject } from '../json.ts'
import type { Label } from '../label.ts'
import type { ProblemCode } from '../problem.ts'

/** Who may give a command: a role in the record's scope, or the person who made the record. */
export type CommandGiver = Role | 'author'

export interface CommandContext {
  readonly actor: { readonly user: string; readonly role: Role | null }
  /** Milliseconds: the server's receive time; on the device its corrected clock. */
  readonly at: number
  readonly body: JsonObject
}

/** One step of a workflow. It is the only way a `command` field changes (rule M4). */
export interface Command {
  readonly label: Label
  readonly from: readonly string[]
  /** Absent for a step that leaves the record in the state it is in. */
  readonly to?: string
  readonly by: readonly CommandGiver[]
  /** Never the person who made the record, whatever the role: nobody closes the own report. */
  readonly notByAuthor?: boolean
  /** Arguments that must not be empty. */
  readonly needs?: readonly string[]
  /** Arguments that may be given, too. */
  readonly takes?: readonly string[]
  /** How an argument is asked for that is no field of the record by the same name. */
  readonly asks?: Readonly<Record<string, Field>>
  /** All required fields must hold a value before this step. */
  readonly needsComplete?: boolean
  /**
   * A rule of the domain that stands against this step as the record is now, by its code; null when none does.
   * Asked on both sides: without arguments it decides whether the step is offered.
   */
  readonly refuse?: (args: JsonObject, context: CommandContext) => ProblemCode | null
  /** Values of `command` fields that this step writes, beside the state itself. */
  readonly writes?: (args: JsonObject, context: CommandContext) => JsonObject
}

export interface State {
  readonly label: Label
  readonly tone: 'plain' | 'wait' | 'green' | 'yellow' | 'orange' | 'red'
  /** No patch is written to a closed record; it becomes a review instead (rule M7). */
  readonly closed?: boolean
}

export interface Workflow {
  /** The field that holds the state; its merge policy is `command`. */
  readonly field: string
  readonly initial: string
  readonly states: Readonly<Record<string, State>>
  readonly commands: Readonly<Record<string, Command>>
}
