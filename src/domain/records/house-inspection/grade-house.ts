import type { Effect, GradeProfile, HouseAnswers, HouseFacts } from './checklist-types.ts'
import {
  type ControlLevel,
  type LegalityResult,
  type OperationResult,
  controlLevel,
} from './control-level.ts'
import { type ExpertReason, expertReasons } from './expert-reasons.ts'
import type { HouseGrade } from './grade-order.ts'
import { gradeProfiles } from './grade-profiles.ts'
import type { ItemEffect } from './item-effect.ts'
import { type ItemFinding, itemFindings } from './item-finding.ts'

export interface GradeReason extends ItemEffect {
  readonly item: string
  readonly value?: string
}

export interface HouseGrading {
  readonly grade: HouseGrade
  /** A suggestion until somebody reviewed the inspection. */
  readonly control: ControlLevel
  readonly operation: OperationResult
  readonly legality: LegalityResult
  /** Get people out first; the rest of the form is optional. */
  readonly emergency: boolean
  readonly expert: boolean
  readonly expertReasons: readonly ExpertReason[]
  /** Many general hazards together. */
  readonly aggregate: boolean
  /** Every finding behind grade, operation and papers, strongest first. */
  readonly reasons: readonly GradeReason[]
  /** Applicable items nobody has settled, in the order on screen. */
  readonly unresolved: readonly string[]
}

const reasonOrder: readonly Effect[] = ['S', 'M', 'O1', 'L1', 'O2', 'L2']

const isStructural = ({ item }: ItemFinding) =>
  item.dimension === 'emergency' || item.dimension === 'structure'

function structureGrade(structural: readonly ItemFinding[]): HouseGrade {
  if (structural.some(({ effect }) => effect === 'S')) return 'severe'
  if (structural.some(({ effect }) => effect === 'M')) return 'some'
  const open = structural.filter(({ effect }) => effect === 'U')
  if (open.some(({ item }) => item.key) || open.length / structural.length > 0.2) return 'undetermined'
  return 'none'
}

function isAggregate(structural: readonly ItemFinding[]): boolean {
  const general = structural.filter(({ effect, item }) => effect === 'M' && item.countsInAggregate)
  return general.length >= 3 || general.some(({ places }) => places >= 3)
}

function operationResult(effects: readonly Effect[]): OperationResult {
  if (effects.includes('O1')) return 'major'
  if (effects.includes('O2')) return 'general'
  return effects.includes('U') ? 'unchecked' : 'none'
}

function legalityResult(effects: readonly Effect[]): LegalityResult {
  if (effects.includes('L1')) return 'missing'
  return effects.includes('L2') || effects.includes('U') ? 'incomplete' : 'complete'
}

function effectsByDimension(findings: readonly ItemFinding[]): ReadonlyMap<string, readonly Effect[]> {
  const effects = new Map<string, Effect[]>()
  for (const { item, effect } of findings) {
    const known = effects.get(item.dimension)
    if (known) known.push(effect)
    else effects.set(item.dimension, [effect])
  }
  return effects
}

/**
 * Grades one inspection: structure (national technical points 2022), operation and papers (the three checks of
 * the 2022 national campaign), control colour and whether an expert must look. A preliminary judgement that
 * never replaces an appraisal. Never throws: unknown items are left aside, unknown values are unresolved.
 */
export function gradeHouse(
  house: HouseFacts,
  answers: HouseAnswers,
  profile: GradeProfile = 'national_default',
): HouseGrading {
  const findings = itemFindings(house, answers, profile)
  const structural = findings.filter(isStructural)
  const effects = effectsByDimension(findings)

  const ownGrade = structureGrade(structural)
  const aggregate = ownGrade !== 'severe' && isAggregate(structural)
  const upgrades = aggregate && gradeProfiles[profile]?.aggregatePolicy === 'upgrade'
  const grade = upgrades ? 'severe' : ownGrade
  const emergency = effects.get('emergency')?.includes('S') ?? false
  const operation = operationResult(effects.get('operation') ?? [])
  const legality = legalityResult(effects.get('legality') ?? [])
  const experts = expertReasons(house, structural, grade, aggregate)
  return {
    grade,
    control: controlLevel({ grade, emergency, operation, legality }, house),
    operation,
    legality,
    emergency,
    expert: experts.length > 0,
    expertReasons: experts,
    aggregate,
    reasons: findings
      .filter(({ effect }) => reasonOrder.includes(effect))
      .sort((a, b) => reasonOrder.indexOf(a.effect) - reasonOrder.indexOf(b.effect))
      .map(({ item, value, effect, by }) => ({
        item: item.id,
        ...(value !== undefined && { value }),
        effect,
        by,
      })),
    unresolved: findings.filter(({ effect }) => effect === 'U').map(({ item }) => item.id),
  }
}
