import { localDate, momentOf } from '#domain/local-date.ts'
import type { CareLevel } from '#domain/records/elder/care-level.ts'
import type { ElderVisit } from '#domain/records/elder/elder-standing.ts'
import { heldVisits } from './held-visits.ts'
import { type LadderStep, type NoAnswerStep, noAnswerSteps } from './no-answer.ts'

/** Times of the steps that were taken, by number; milliseconds since 1970 UTC. */
export type StepTimes = Readonly<Partial<Record<LadderStep, number>>>

/** An elder who did not answer and of whom nothing is known yet. */
export interface NoAnswerCase {
  /** When nobody answered for the first time. */
  readonly first: number
  readonly last: ElderVisit
  readonly steps: StepTimes
}

const isStep = (done: unknown): done is LadderStep => typeof done === 'string' && /^[1-6]$/.test(done)

/** The steps in a record's ladder; of a step noted twice the first time counts. */
export function stepTimes(ladder: ElderVisit['body']['ladder']): StepTimes {
  const times: Partial<Record<LadderStep, number>> = {}
  for (const { done, at } of ladder ?? []) {
    if (isStep(done) && at !== undefined) times[done] = Math.min(times[done] ?? Infinity, at)
  }
  return times
}

/**
 * The attempts since somebody was last reached, when the newest left it open whether the elder is well; null
 * otherwise. Each attempt goes on with the steps of the ones before (DOMAIN 4.6).
 */
export function openNoAnswer(visits: readonly ElderVisit[]): NoAnswerCase | null {
  const newest = heldVisits(visits)
  const end = newest.findIndex(({ body }) => body.contact !== 'not_home' || body.outcome !== undefined)
  const attempts = end < 0 ? newest : newest.slice(0, end)
  const [last] = attempts
  if (!last) return null
  const rows = attempts.flatMap(({ body }) => body.ladder ?? [])
  const starts = attempts.map(({ body, createdAt }) => body.startedAt ?? createdAt)
  return { first: Math.min(...starts), last, steps: stepTimes(rows) }
}

/**
 * By when a step is to be taken, in milliseconds since 1970 UTC, by the level; null when its clock has not begun or
 * it is for at once. Minutes are own design (JSON no_answer).
 */
export function stepDue(
  step: NoAnswerStep,
  level: CareLevel,
  first: number,
  steps: StepTimes,
): number | null {
  if (step.within === null) return momentOf(localDate(first), 24 * 60)
  const from = step.from === 'step4' ? steps['4'] : first
  const minutes = step.within[level]
  return from === undefined || minutes === 0 ? null : from + minutes * 60_000
}

/** The step that comes after those taken; calling for help (3) is for a sign of danger only. Null after the last. */
export function nextStep(steps: StepTimes): NoAnswerStep | null {
  const taken = Math.max(0, ...Object.keys(steps).map(Number))
  return noAnswerSteps.find(({ n }) => n > taken && n !== 3) ?? null
}
