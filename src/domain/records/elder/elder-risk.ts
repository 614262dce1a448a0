import { type CareLevel, careLevelRules, higherLevel } from './care-level.ts'
import type { ElderFacts } from './elder-facts.ts'
import { type RiskFactor, riskFactors } from './risk-score.ts'

export type HardRule = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7'

export interface ElderRisk {
  /** 0–100. */
  readonly score: number
  readonly level: CareLevel
  /** What score and hard rules give without anybody's raise. */
  readonly byFacts: CareLevel
  /** Hard rules that hold; any of them means red. */
  readonly rules: readonly HardRule[]
  /** What the score is made of. */
  readonly factors: readonly RiskFactor[]
}

const hasCarer = ({ flags, livingArrangement }: ElderFacts) =>
  flags.includes('carer_lives_in') || livingArrangement === 'with_carer'

const hardRules: Readonly<Record<HardRule, (elder: ElderFacts) => boolean>> = {
  R1: (elder) => elder.age >= 80 && elder.livingArrangement === 'alone',
  R2: (elder) => ['moderate', 'severe', 'complete'].includes(elder.abilityLevel) && !hasCarer(elder),
  R3: (elder) => elder.cognition === 'diagnosed' && !hasCarer(elder),
  R4: (elder) =>
    elder.illness === 'life_threatening' && ['alone', 'couple'].includes(elder.livingArrangement),
  R5: (elder) => elder.statusFamily.includes('destitute_scattered') && elder.age >= 75,
  R6: (elder) => elder.flags.includes('event_30d'),
  R7: (elder) => elder.houseControl === 'red',
}

/**
 * How much care an elder needs today: a score, its level (red from 60, yellow from 30), red under any hard rule,
 * and never below a worker's raise. R1, R3, R4 follow local rules, the rest and all points are own design.
 */
export function elderRisk(elder: ElderFacts): ElderRisk {
  const factors = riskFactors(elder)
  const score = Math.min(
    100,
    factors.reduce((total, { points }) => total + points, 0),
  )
  const rules = (Object.keys(hardRules) as HardRule[]).filter((rule) => hardRules[rule](elder))
  const byScore: CareLevel =
    score >= careLevelRules.red.minScore
      ? 'red'
      : score >= careLevelRules.yellow.minScore
        ? 'yellow'
        : 'green'
  const computed = rules.length > 0 ? 'red' : byScore
  return {
    score,
    level: elder.levelFloor ? higherLevel(computed, elder.levelFloor) : computed,
    byFacts: computed,
    rules,
    factors,
  }
}
