import { can } from '../access/can.ts'
import type { Role } from '../access/role.ts'
import type { Field } from '../fields/field.ts'
import { text } from '../fields/text.ts'
import { type Label, label } from '../label.ts'
import { argumentField } from './argument-field.ts'
import type { RecordDefinition } from './define-record.ts'
import type { RecordVersion } from './record-version.ts'

/** One thing to say with a step; the field says how it is asked for. */
export interface CommandArgument {
  readonly name: string
  readonly field: Field
  readonly required: boolean
}

export interface PossibleCommand {
  readonly name: string
  readonly label: Label
  readonly arguments: readonly CommandArgument[]
}

/** What nearly every step that gives a reason calls it. */
const said: Readonly<Record<string, Label>> = {
  reason: label('理由', 'Reason'),
  note: label('说明', 'Note'),
}

function argumentOf(
  definition: RecordDefinition,
  command: string,
  name: string,
  required: boolean,
): CommandArgument {
  const field = argumentField(definition, command, name)
  return { name, field: field ?? text(said[name] ?? label(name, name), { multiline: true }), required }
}

/**
 * The workflow steps that a person may take on a record as it stands, with what each wants to be told: what it
 * needs after what it may be told. `at` is the corrected time in milliseconds. Empty for a deleted record.
 */
export function possibleCommands(
  definition: RecordDefinition,
  record: RecordVersion,
  actor: { readonly user: string; readonly role: Role | null },
  at: number,
): PossibleCommand[] {
  const { workflow } = definition
  if (!workflow || record.state === 'deleted') return []
  const state = String(record.body[workflow.field] ?? workflow.initial)
  return Object.entries(workflow.commands).flatMap(([name, command]) => {
    if (!command.from.includes(state) || !can(actor, `command:${name}`, definition, record)) return []
    if (command.refuse?.({}, { actor, at, body: record.body })) return []
    const needs = (command.needs ?? []).map((one) => argumentOf(definition, name, one, true))
    const more = (command.takes ?? []).map((one) => argumentOf(definition, name, one, false))
    return [{ name, label: command.label, arguments: [...more, ...needs] }]
  })
}
