import type { Answers } from '#domain/fields/answers.ts'
import type { Label } from '#domain/label.ts'
import type { structureTypes } from '#domain/records/house/house-options.ts'
import type { ControlLevel } from './control-level.ts'
import type { Condition } from './expression.ts'
import type { HouseGrade } from './grade-order.ts'

/**
 * What an answer means. `-` nothing, `W` watch, `U` unresolved, `M` points to some hazard, `S` to a severe one;
 * `O1`/`O2` operation problem, at once / by a date; `L1`/`L2` paper missing / incomplete.
 */
export type Effect = '-' | 'W' | 'U' | 'M' | 'S' | 'O1' | 'O2' | 'L1' | 'L2'

export type StructureType = keyof typeof structureTypes

export type Dimension = 'emergency' | 'structure' | 'operation' | 'legality'

export interface ConditionalEffect {
  readonly if: Condition
  readonly effect: Effect
}

export interface ChecklistOption extends Label {
  readonly value: string
  readonly effect: Effect
  /** The first that holds replaces the effect. */
  readonly conditional?: readonly ConditionalEffect[]
}

export interface MeasureField extends Label {
  readonly id: string
  readonly unit: Label
  readonly min: number
  readonly max: number
}

export interface Measures {
  readonly fields: readonly MeasureField[]
  /** The first that holds is the measured effect. */
  readonly rules: readonly ConditionalEffect[]
}

export interface PhotoRule {
  /** How many photos an effect asks for; none when absent. */
  readonly min: Readonly<Partial<Record<Effect, number>>>
  readonly kinds: readonly Label[]
}

export interface ChecklistItem extends Label {
  readonly id: string
  readonly section: string
  readonly dimension: Dimension
  readonly hintZh: string
  /** The first one says that nothing is wrong. */
  readonly options: readonly ChecklistOption[]
  readonly appliesTo: readonly StructureType[]
  readonly appliesWhen?: Condition
  /** Left unresolved, it alone makes the grade undetermined. */
  readonly key: boolean
  readonly naAllowed: boolean
  readonly countsInAggregate: boolean
  readonly photo: PhotoRule
  readonly measures?: Measures
  /** Option values that call for an expert whatever the grade. */
  readonly expertIf?: readonly string[]
}

export interface ChecklistSection extends Label {
  readonly id: string
  /** One tap may set the unanswered items to their first option. */
  readonly quickPass: boolean
  readonly items: readonly ChecklistItem[]
}

export type GradeProfile = 'national_default' | 'fujian_like'

export interface ProfileRules extends Label {
  /** By item and value: the effect this province gives it. */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, Effect>>>>
  /** What many general hazards together mean: an expert looks, or the grade becomes severe. */
  readonly aggregatePolicy: 'expert' | 'upgrade'
}

/** What the house file says; names and values as conditions use them. */
export interface HouseFacts {
  readonly structureType: StructureType
  readonly floors: number
  readonly basementFloors?: number
  readonly isBusiness: boolean
  readonly isRented: boolean
  /** Normal peak number of people. */
  readonly occupants: number
  readonly hasSteelPart: boolean
  readonly roofType: string
  readonly builtYear?: number
  readonly builtBand?: string
  readonly controlLevel?: ControlLevel
  /** The grade that stood before this inspection. */
  readonly previousGrade?: HouseGrade
  /** A remediation was accepted since that grade. */
  readonly remediated?: boolean
}

/** Answers by item id. */
export type HouseAnswers = Answers
