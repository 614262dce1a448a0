import type { Answers } from '../fields/answers.ts'
import type { RateShare } from '../rates/rate.ts'

/** How many answers came from one tap for a whole section: a hint which log to look at, never a judgement. */
export function quickShare(answers: Answers): RateShare {
  const given = Object.values(answers).filter((answer) => answer?.value)
  return { part: given.filter(({ quick }) => quick).length, whole: given.length }
}
