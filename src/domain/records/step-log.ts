import type { Field } from '../fields/field.ts'
import { instant } from '../fields/instant.ts'
import { list } from '../fields/list.ts'
import { text } from '../fields/text.ts'
import type { JsonObject } from '../json.ts'
import { label } from '../label.ts'
import type { CommandContext } from '../record/workflow.ts'

export interface StepEntry<Step extends string = string> {
  readonly step?: Step
  /** Who took it, by user id. */
  readonly by?: string
  /** Milliseconds since 1970 UTC. */
  readonly at?: number
  readonly note?: string
}

const most = 200

/** The field in which a workflow writes down its steps; `step` is the choice of their names. */
export const stepLogField = <F extends Field>(step: F) =>
  list(
    label('办理经过', 'Steps taken'),
    {
      step,
      by: text(label('谁', 'By'), { max: 64 }),
      at: instant(label('时间', 'At')),
      note: text(label('说明', 'Note'), { multiline: true }),
    },
    { merge: 'command', max: most },
  )

/** The steps that a record has gone through, oldest first; empty for one that nobody has moved on. */
export const stepsOf = <Step extends string = string>(body: {
  readonly steps?: unknown
}): readonly StepEntry<Step>[] =>
  Array.isArray(body.steps) ? (body.steps as readonly StepEntry<Step>[]) : []

/** What a command adds to the log: the step, by whom, when, and what was said. */
export function logStep(step: string, { actor, at, body }: CommandContext, note?: unknown): JsonObject {
  const entry = {
    step,
    by: actor.user,
    at,
    ...(typeof note === 'string' && note.trim() && { note: note.slice(0, 500) }),
  }
  return { steps: [...stepsOf(body), entry].slice(-most) as JsonObject[] }
}
