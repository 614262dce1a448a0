import { can } from '../access/can.ts'
import type { Role } from '../access/role.ts'
import type { Field } from '../fields/field.ts'
import { text } from '../fields/text.ts'
import { type Label, label } from '../label.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import type { RecordVersion } from '../record/record-version.ts'

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

/** Arguments that are written to a field of another name. */
const fieldOfArgument: Readonly<Record<string, string>> = { grade: 'verifiedGrade', level: 'levelFloor' }

/** What a step may also be told. */
const optional: Readonly<Record<string, readonly string[]>> = {
  'elder.lowerLevel': ['level'],
  'matter.close': ['rating'],
}

const said: Readonly<Record<string, Label>> = {
  reason: label('理由', 'Reason'),
  note: label('说明', 'Note'),
}

function argument(definition: RecordDefinition, name: string, required: boolean): CommandArgument {
  const field = definition.fields[fieldOfArgument[name] ?? name]
  return { name, field: field ?? text(said[name] ?? label(name, name), { multiline: true }), required }
}

/** The workflow steps that a person may take on a record as it stands, with what each wants to be told. */
export function possibleCommands(
  definition: RecordDefinition,
  record: RecordVersion,
  actor: { readonly user: string; readonly role: Role },
): PossibleCommand[] {
  const { workflow } = definition
  if (!workflow || record.state === 'deleted') return []
  const state = String(record.body[workflow.field] ?? workflow.initial)
  return Object.entries(workflow.commands).flatMap(([name, command]) => {
    if (!command.from.includes(state) || !can(actor, `command:${name}`, definition, record)) return []
    const needs = (command.needs ?? []).map((one) => argument(definition, one, true))
    const more = (optional[`${definition.type}.${name}`] ?? []).map((one) => argument(definition, one, false))
    return [{ name, label: command.label, arguments: [...more, ...needs] }]
  })
}
