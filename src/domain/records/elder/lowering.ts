import { localDate } from '#domain/local-date.ts'
import type { ProblemCode } from '#domain/problem.ts'
import { type CareLevel, higherLevel } from './care-level.ts'
import type { HardRule } from './elder-risk.ts'
import type { ElderStanding } from './elder-standing.ts'
import { countsFrom, oneLower } from './held-level.ts'

/** How many normal visits in person in a row a lowering takes (DOMAIN 4.5). */
export const normalVisitsNeeded = 2

/** What a lowering of the care level takes, and how far this elder is. */
export interface Lowering {
  /** The next level down; null from green. */
  readonly to: CareLevel | null
  /** Normal visits in person in a row since the level began, at most two. */
  readonly normalVisits: number
  /** Hard rules that hold today: any of them keeps red. */
  readonly rules: readonly HardRule[]
  /** The score and rules of today allow the next level down. */
  readonly allowedByScore: boolean
}

/** Normal visits in person in a row, newest first; a call in between must be normal, too, but does not count. */
function normalInARow({ visits, held, confirmedOn, raisedOn }: ElderStanding): number {
  const from = countsFrom(held?.since, confirmedOn, raisedOn)
  let count = 0
  for (const { endedAt, inPerson, normal } of visits) {
    if (!normal || localDate(endedAt) < from || count === normalVisitsNeeded) break
    if (inPerson) count += 1
  }
  return count
}

/** What stands between this elder and one level less (DOMAIN 4.5). */
export function loweringOf(standing: ElderStanding): Lowering {
  const { risk } = standing
  const to = oneLower(risk.level)
  return {
    to,
    normalVisits: normalInARow(standing),
    rules: risk.rules,
    allowedByScore: to !== null && higherLevel(to, risk.byFacts) === to,
  }
}

/**
 * Why the level may not be lowered to `target`, by the code of the reason; null when it may. One step at a time,
 * after two normal visits in person in a row, no hard rule, and never below what the facts give (DOMAIN 4.5).
 */
export function whyNotLower(standing: ElderStanding, target: unknown): ProblemCode | null {
  const { to, normalVisits, rules, allowedByScore } = loweringOf(standing)
  if (to === null || target !== to) return 'levelOneStep'
  if (rules.length > 0) return 'levelHardRule'
  if (!allowedByScore) return 'levelByScore'
  return normalVisits < normalVisitsNeeded ? 'levelVisits' : null
}
