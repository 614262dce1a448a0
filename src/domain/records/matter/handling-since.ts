import { type LocalDate, localDate } from '../../local-date.ts'
import { type StepEntry, stepsOf } from '../step-log.ts'
import type { TakenStep } from './matter-states.ts'

/** Steps that begin the handling, and so its limit, anew. */
const beginnings: readonly (TakenStep | undefined)[] = ['dispatch', 'reopen', 'notSolved']

/**
 * When the limit of the handling began, in milliseconds: the last dispatch, reopening, failed check or end of a
 * suspension; null where nobody wrote it down. Own design.
 */
export function handlingSince(steps: readonly StepEntry<TakenStep>[]): number | null {
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
  const since = handlingSince(stepsOf<TakenStep>(body))
  return since === null ? otherwise : localDate(since)
}
