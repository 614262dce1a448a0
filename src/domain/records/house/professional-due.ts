import { type LocalDate, addDays, daysBetween } from '#domain/local-date.ts'

export interface ProfessionalFacts {
  /** Day of the last professional inspection. */
  readonly lastInspected?: LocalDate
  readonly registeredOn: LocalDate
  /** A grade of some or severe stands, or a hazard case is open. */
  readonly hazard: boolean
  readonly builtYear?: number
  /** A key of `builtBands`; the first year of it counts. */
  readonly builtBand?: string
  readonly status: string
}

export interface ProfessionalDue {
  readonly due: LocalDate
  readonly years: 1 | 3 | 5
  /** Days from today to `due`; negative when it is late. */
  readonly days: number
}

/** An old house must not pass for a younger one: the first year of each band. */
const bandYears: Readonly<Record<string, number>> = {
  to1980: 1900,
  from1981: 1981,
  from1991: 1991,
  from2001: 2001,
  from2011: 2011,
  from2016: 2016,
}

function yearsFor({ hazard, builtYear, builtBand }: ProfessionalFacts, today: LocalDate): 1 | 3 | 5 {
  const built = builtYear ?? bandYears[builtBand ?? '']
  const age = built === undefined ? 0 : Number(today.slice(0, 4)) - built
  if (hazard || age >= 30) return 1
  return age >= 20 ? 3 : 5
}

/** The same day so many years later; 29 February becomes 1 March. */
function addYears(day: LocalDate, years: number): LocalDate {
  const same = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return same.endsWith('-02-29') ? addDays(`${same.slice(0, 8)}28`, 1) : same
}

/**
 * When a professional is to look at a house next: every year from 30 years of age on or with hazards, every 3
 * years from 20 on, else every 5 (DOMAIN 3.6, Quanzhou); never done, counted from the day the file was made (own
 * design). Null unless the file is active.
 */
export function professionalDue(house: ProfessionalFacts, today: LocalDate): ProfessionalDue | null {
  if (house.status !== 'active') return null
  const years = yearsFor(house, today)
  const due = addYears(house.lastInspected ?? house.registeredOn, years)
  return { due, years, days: daysBetween(today, due) }
}
