import type { JsonObject } from '../../json.ts'
import { localDate, type LocalDate } from '../../local-date.ts'
import type { CommandContext } from '../../record/workflow.ts'
import type { TakenStep } from './matter-states.ts'

export interface StepEntry {
  readonly step?: TakenStep
  /** Who took it, by user id. */
  readonly by?: string
  /** Milliseconds since 1970 UTC. */
  readonly at?: number
  readonly note?: string
}

const most = 200

/** The steps that a matter has gone through, oldest first; empty for one that was only reported. */
export const stepsOf = (body: { readonly steps?: unknown }): readonly StepEntry[] =>
  Array.isArray(body.steps) ? (body.steps as readonly StepEntry[]) : []

/** What a command adds to the log: the step, by whom, when, and what was said. */
export function logged(step: TakenStep, { actor, at, body }: CommandContext, note?: unknown): JsonObject {
  const entry = {
    step,
    by: actor.user,
    at,
    ...(typeof note === 'string' && note.trim() && { note: note.slice(0, 500) }),
  }
  return { steps: [...stepsOf(body), entry].slice(-most) as JsonObject[] }
}

/** Steps that begin the handling, and so its limit, anew. */
const beginnings: readonly (TakenStep | undefined)[] = ['dispatch', 'reopen', 'notSolved']

/** When the limit of the handling began: the last dispatch, reopening, failed check or end of a suspension. */
export function handlingSince(steps: readonly StepEntry[]): number | null {
  let since: number | null = null
  let wasSuspended = false
  for (const { step, at = 0 } of steps) {
    if (beginnings.includes(step) || (step === 'handle' && wasSuspended)) since = at
    wasSuspended = step === 'suspend' || (wasSuspended && step === 'urge')
  }
  return since
}

/** The day the handling began; the day given where nobody wrote it down. */
export const handlingDayOf = (body: { readonly steps?: unknown }, otherwise: LocalDate): LocalDate => {
  const since = handlingSince(stepsOf(body))
  return since === null ? otherwise : localDate(since)
}
