import { label } from '#domain/label.ts'
import type { HouseGrade } from './grade-order.ts'
import { soundFacts } from './sound-facts.ts'

/** The colours a house is controlled by, from harmless to worst (county and provincial practice). */
export const controlLevels = {
  green: label('绿:正常使用、定期检查', 'Green: normal use, regular checks'),
  yellow: label('黄:限期整改、跟踪', 'Yellow: correct by a date, follow up'),
  orange: label('橙:限制用途、停止经营', 'Orange: limit use, no business'),
  red: label('红:立即停用撤离', 'Red: stop use and leave at once'),
} as const

export type ControlLevel = keyof typeof controlLevels

const controlOrder = Object.keys(controlLevels) as readonly ControlLevel[]

/** 0 for green up to 3 for red; -1 for a colour this version does not know. */
export const controlSeverity = (control: ControlLevel): number => controlOrder.indexOf(control)

/** The worse of two colours on green < yellow < orange < red. */
export const worseControl = (a: ControlLevel, b: ControlLevel): ControlLevel =>
  controlSeverity(b) > controlSeverity(a) ? b : a

export type OperationResult = 'none' | 'unchecked' | 'general' | 'major'
export type LegalityResult = 'complete' | 'incomplete' | 'missing'

export interface ControlFindings {
  /** The effective grade; on the phone, before anyone reviewed it, the computed one. */
  readonly grade: HouseGrade
  readonly emergency: boolean
  readonly operation: OperationResult
  readonly legality: LegalityResult
}

export interface HouseUse {
  readonly isBusiness: boolean
  readonly isRented: boolean
  readonly occupants: number
  readonly floors: number
}

/**
 * The control colour of a house: red for a severe grade or an emergency; orange for some hazard where people
 * crowd (business, rented, 10 people, 3 floors) or a major operation problem; yellow for any other hazard, an
 * open question, or a smaller problem of a business; else green. Own design after county practice.
 */
export function controlLevel(found: ControlFindings, house: HouseUse): ControlLevel {
  const { isBusiness, isRented, occupants, floors } = soundFacts(house)
  if (found.grade === 'severe' || found.emergency) return 'red'
  const crowded = isBusiness || isRented || occupants >= 10 || floors >= 3
  if ((found.grade === 'some' && crowded) || found.operation === 'major') return 'orange'
  if (found.grade === 'some' || found.grade === 'undetermined') return 'yellow'
  if (found.operation === 'general' && (isBusiness || isRented)) return 'yellow'
  if (found.legality === 'missing' && isBusiness) return 'yellow'
  return 'green'
}
