import type { JsonObject } from '../json.ts'
import type { ProblemCode } from '../problem.ts'
import { bodyIssues } from '../record/body-issues.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import type { RecordState, RecordVersion } from '../record/record-version.ts'
import type { MergeContext } from './merge.ts'

type Applied =
  | { readonly problem: ProblemCode }
  | { readonly body: JsonObject; readonly state: RecordState; readonly done: boolean }

const isEmpty = (value: unknown) =>
  value == null || value === '' || (typeof value === 'string' && !value.trim())

/**
 * One workflow step on a record whose giver may give it (rule M4). `done` when the record already is in the
 * state that the step leads to and the step would write nothing new.
 */
export function applyCommand(
  definition: RecordDefinition,
  current: RecordVersion,
  name: string,
  args: JsonObject,
  { actor, at, receivedAt = at }: MergeContext,
): Applied {
  const { workflow } = definition
  const command = workflow?.commands[name]
  if (!workflow || !command) return { problem: 'badMutation' }
  const state = String(current.body[workflow.field] ?? workflow.initial)
  const to = command.to ?? state
  const already = state === command.to && !command.from.includes(state)
  if (already) return { body: current.body, state: current.state, done: true }
  if (!command.from.includes(state)) return { problem: 'wrongState' }
  if (command.needs?.some((need) => isEmpty(args[need]))) return { problem: 'argumentMissing' }
  if (command.needsComplete && Object.keys(bodyIssues(definition, current.body, { complete: true })).length) {
    return { problem: 'incomplete' }
  }
  const refused = command.refuse?.(args, { actor, at: receivedAt, body: current.body })
  if (refused) return { problem: refused }
  const written = command.writes?.(args, { actor, at: receivedAt, body: current.body }) ?? {}
  const body = { ...current.body, ...written, [workflow.field]: to }
  if (Object.keys(bodyIssues(definition, written, { complete: false })).length) return { problem: 'badValue' }
  return { body, state: workflow.states[to]?.closed ? 'closed' : 'live', done: false }
}
