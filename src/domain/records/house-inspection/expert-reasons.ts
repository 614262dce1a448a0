import { label } from '#domain/label.ts'
import type { HouseFacts } from './checklist-types.ts'
import type { HouseGrade } from './grade-order.ts'
import type { ItemFinding } from './item-finding.ts'
import { soundFacts } from './sound-facts.ts'

/** Why a trained person must look at a house before anything is concluded. */
export const expertReasonLabels = {
  severe: label('存在严重安全隐患', 'Severe hazard'),
  aggregate: label('多处一定隐患叠加', 'Many general hazards together'),
  keyUnresolved: label('关键项拿不准或没看到', 'A key item is unsure or was not seen'),
  expertItem: label('拆改承重构件或下挖', 'Bearing part removed or basement dug'),
  tallAndUsed: label('三层以上经营或出租且有隐患', 'Three or more floors, business or rented, with a hazard'),
  improvedUnexplained: label('等级好转但没有整治记录', 'Better than before without a remediation'),
} as const

export type ExpertReason = keyof typeof expertReasonLabels

/**
 * The reasons that apply, in the order above; empty when no expert is needed. `structural` holds the emergency
 * and structure findings, `grade` the computed grade. Source: county practice and own design.
 */
export function expertReasons(
  house: HouseFacts,
  structural: readonly ItemFinding[],
  grade: HouseGrade,
  aggregate: boolean,
): ExpertReason[] {
  const { floors, isBusiness, isRented } = soundFacts(house)
  const applies: Record<ExpertReason, boolean> = {
    severe: grade === 'severe',
    aggregate,
    keyUnresolved: structural.some(({ effect, item }) => effect === 'U' && item.key),
    expertItem: structural.some(({ item, value }) => value !== undefined && item.expertIf?.includes(value)),
    tallAndUsed: floors >= 3 && (isBusiness || isRented) && grade === 'some',
    improvedUnexplained:
      (house.previousGrade === 'severe' || house.previousGrade === 'some') &&
      house.remediated !== true &&
      grade === 'none',
  }
  return (Object.keys(expertReasonLabels) as ExpertReason[]).filter((reason) => applies[reason])
}
