import { type LocalDate, daysBetween } from '#domain/local-date.ts'
import type { ControlLevel } from '#domain/records/house-inspection/control-level.ts'
import { ageOn } from './age.ts'
import type { CareLevel } from './care-level.ts'
import type { abilityLevels, elderEvents, livingArrangements } from './elder-options.ts'

export type Illness = 'none' | 'chronic1-2' | 'chronic>=3' | 'life_threatening'
export type Disability = 'none' | 'level3-4' | 'level1-2'
export type FamilyStatus = 'special_family' | 'destitute_scattered' | 'childless' | 'low_income'
export type ChildrenSupport = 'ok' | 'visit_less_than_monthly' | 'no_child_in_city' | 'none_or_lost'
export type ElderFlag =
  | 'carer_lives_in'
  | 'no_phone_and_no_device'
  | 'refuses_contact'
  | 'event_30d'
  | 'fall_90d'
  | 'hospital_30d'
  | 'bereavement_180d'
  | 'last_two_visits_not_normal'

/** What the risk rules look at, on one day. */
export interface ElderFacts {
  /** In full years. */
  readonly age: number
  readonly spouseAge?: number
  readonly livingArrangement: keyof typeof livingArrangements
  readonly abilityLevel: keyof typeof abilityLevels
  readonly cognition: 'normal' | 'suspected' | 'diagnosed'
  readonly illness: Illness
  readonly disability: Disability
  readonly statusFamily: readonly FamilyStatus[]
  readonly childrenSupport: ChildrenSupport
  /** Open hazards of the home. */
  readonly openHazards: number
  readonly houseControl?: ControlLevel
  readonly flags: readonly ElderFlag[]
  /** A worker's raise of the level. */
  readonly levelFloor?: CareLevel
}

export interface ElderEvent {
  readonly kind?: keyof typeof elderEvents
  readonly on?: LocalDate
}

/** The part of an elder's file the facts come from. */
export interface ElderFile {
  readonly birthDate: LocalDate
  readonly spouseBirthDate?: LocalDate
  readonly categories?: readonly string[]
  readonly livingArrangement: ElderFacts['livingArrangement']
  readonly carerLivesIn?: boolean
  readonly abilityLevel: ElderFacts['abilityLevel']
  readonly cognition: ElderFacts['cognition']
  readonly chronic?: readonly string[]
  readonly lifeThreatening?: boolean
  readonly disabilityLevel?: string
  readonly childrenSupport?: ChildrenSupport
  readonly phone?: string
  readonly device?: readonly string[]
  readonly consent?: string
  readonly events?: readonly ElderEvent[]
  readonly levelFloor?: CareLevel
}

/** What other records say about the elder. */
export interface ElderSurroundings {
  readonly houseControl?: ControlLevel
  readonly openHazards?: number
  readonly lastTwoVisitsNotNormal?: boolean
}

const familyStatuses: readonly FamilyStatus[] = [
  'special_family',
  'destitute_scattered',
  'childless',
  'low_income',
]

function illnessOf(file: ElderFile): Illness {
  if (file.lifeThreatening) return 'life_threatening'
  const count = file.chronic?.length ?? 0
  if (count >= 3) return 'chronic>=3'
  return count > 0 ? 'chronic1-2' : 'none'
}

function disabilityOf({ disabilityLevel, categories }: ElderFile): Disability {
  if (disabilityLevel === '1' || disabilityLevel === '2') return 'level1-2'
  if (disabilityLevel === '3' || disabilityLevel === '4') return 'level3-4'
  return categories?.includes('severe_disability') ? 'level1-2' : 'none'
}

/** So long an event makes red (R6). */
export const eventDays = 30

function flagsOf(file: ElderFile, today: LocalDate, around: ElderSurroundings): ElderFlag[] {
  const happened = (days: number, kind?: ElderEvent['kind']) =>
    (file.events ?? []).some((event) => {
      if (!event.on || (kind && event.kind !== kind)) return false
      const ago = daysBetween(event.on, today)
      return ago >= 0 && ago <= days
    })
  const holds: Record<ElderFlag, boolean> = {
    carer_lives_in: file.carerLivesIn === true,
    no_phone_and_no_device: !file.phone && !file.device?.length,
    refuses_contact: file.consent === 'refused',
    event_30d: happened(eventDays),
    fall_90d: happened(90, 'injurious_fall'),
    hospital_30d: happened(30, 'discharge'),
    bereavement_180d: happened(180, 'bereavement'),
    last_two_visits_not_normal: around.lastTwoVisitsNotNormal === true,
  }
  return (Object.keys(holds) as ElderFlag[]).filter((flag) => holds[flag])
}

/**
 * The facts of an elder on a day, from the file and from what other records say. Events dated after the day are
 * left out. Windows of 30, 90 and 180 days include their last day (own design).
 */
export function elderFacts(file: ElderFile, today: LocalDate, around: ElderSurroundings = {}): ElderFacts {
  const categories: readonly string[] = file.categories ?? []
  return {
    age: ageOn(file.birthDate, today),
    ...(file.spouseBirthDate && { spouseAge: ageOn(file.spouseBirthDate, today) }),
    livingArrangement: file.livingArrangement,
    abilityLevel: file.abilityLevel,
    cognition: file.cognition,
    illness: illnessOf(file),
    disability: disabilityOf(file),
    statusFamily: familyStatuses.filter((status) => categories.includes(status)),
    childrenSupport: file.childrenSupport ?? 'ok',
    openHazards: around.openHazards ?? 0,
    ...(around.houseControl && { houseControl: around.houseControl }),
    flags: flagsOf(file, today, around),
    ...(file.levelFloor && { levelFloor: file.levelFloor }),
  }
}
