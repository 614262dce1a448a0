import type { StepEntry } from './step-log.ts'

/**
 * When a record that is over came to its end, in milliseconds: by the last step that ends one of its kind. What is
 * written down afterwards, as a return visit, moves no end.
 * @param ends the steps that end it
 * @param otherwise for a record from before its steps were written down
 */
export const endedAt = (steps: readonly StepEntry[], ends: readonly string[], otherwise: number): number =>
  steps.findLast(({ step = '' }) => ends.includes(step))?.at ?? otherwise
