import type { ElderFacts, ElderFlag } from './elder-facts.ts'

export interface RiskFactor {
  readonly factor: RiskFactorName
  readonly points: number
}

export type RiskFactorName =
  | 'living_arrangement'
  | 'age'
  | 'ability_level'
  | 'cognition'
  | 'illness'
  | 'disability'
  | 'status_family'
  | 'children_support'
  | 'home_safety'
  | 'contactability'
  | 'recent_events'

const living = {
  alone: 30,
  with_disabled_child: 20,
  couple: 12,
  with_grandchild: 15,
  with_child: 0,
  with_carer: 5,
  other: 5,
}
const ability = { intact: 0, mild: 8, moderate: 18, severe: 25, complete: 30, not_assessed: 4 }
const cognition = { normal: 0, suspected: 10, diagnosed: 20 }
const illness = { life_threatening: 15, 'chronic>=3': 8, 'chronic1-2': 3, none: 0 }
const disability = { 'level1-2': 12, 'level3-4': 5, none: 0 }
const family = { special_family: 10, destitute_scattered: 10, childless: 8, low_income: 5 }
const children = { none_or_lost: 12, no_child_in_city: 8, visit_less_than_monthly: 5, ok: 0 }
const contact = { no_phone_and_no_device: 4, refuses_contact: 3 }
const events = { fall_90d: 10, hospital_30d: 12, bereavement_180d: 12, last_two_visits_not_normal: 10 }

// A value from another version earns nothing rather than spoiling the sum.
const of = (points: Readonly<Record<string, number>>, value: string): number =>
  Object.hasOwn(points, value) ? (points[value] ?? 0) : 0

const sum = (points: Readonly<Record<string, number>>, flags: readonly ElderFlag[]) =>
  [...new Set(flags)].reduce((total, flag) => total + of(points, flag), 0)

function agePoints(age: number): number {
  if (age >= 90) return 18
  if (age >= 80) return 12
  return age >= 70 ? 5 : 0
}

function livingPoints({ livingArrangement, age, spouseAge }: ElderFacts): number {
  const bothOld = livingArrangement === 'couple' && age >= 75 && (spouseAge ?? 0) >= 75
  return bothOld ? 20 : of(living, livingArrangement)
}

const homePoints = ({ openHazards, houseControl }: ElderFacts) =>
  houseControl === 'orange' || houseControl === 'red' ? 15 : Math.min(15, 5 * openHazards)

/** The factors that earn points, in a fixed order (points own design). */
export function riskFactors(elder: ElderFacts): RiskFactor[] {
  const points: Record<RiskFactorName, number> = {
    living_arrangement: livingPoints(elder),
    age: agePoints(elder.age),
    ability_level: of(ability, elder.abilityLevel),
    cognition: of(cognition, elder.cognition),
    illness: of(illness, elder.illness),
    disability: of(disability, elder.disability),
    status_family: Math.max(0, ...elder.statusFamily.map((status) => of(family, status))),
    children_support: of(children, elder.childrenSupport),
    home_safety: homePoints(elder),
    contactability: sum(contact, elder.flags),
    recent_events: sum(events, elder.flags),
  }
  return (Object.keys(points) as RiskFactorName[])
    .map((factor) => ({ factor, points: points[factor] }))
    .filter((one) => one.points > 0)
}
