import type { careLevels } from './elder-options.ts'

export type CareLevel = keyof typeof careLevels

export interface CareLevelRules {
  readonly minScore: number
  /** At least one contact of any kind every so many days. */
  readonly contactDays: number
  readonly inPersonDays: number
  /** Days from enrolment to the first visit in person. */
  readonly firstInPersonDays: number
  /** Days before the due day from which it counts as due soon. */
  readonly lead: { readonly contact: number; readonly in_person: number }
  /** Hours after 20:00 of the due day until it counts as missed. */
  readonly graceHours: { readonly contact: number; readonly in_person: number }
}

/** From most to least care. Days follow local colour codes (daily, weekly, monthly); the rest is own design. */
export const careLevelRules: Readonly<Record<CareLevel, CareLevelRules>> = {
  red: {
    minScore: 60,
    contactDays: 1,
    inPersonDays: 7,
    firstInPersonDays: 3,
    lead: { contact: 0, in_person: 1 },
    graceHours: { contact: 12, in_person: 24 },
  },
  yellow: {
    minScore: 30,
    contactDays: 7,
    inPersonDays: 30,
    firstInPersonDays: 7,
    lead: { contact: 2, in_person: 2 },
    graceHours: { contact: 72, in_person: 72 },
  },
  green: {
    minScore: 0,
    contactDays: 30,
    inPersonDays: 90,
    firstInPersonDays: 15,
    lead: { contact: 5, in_person: 5 },
    graceHours: { contact: 168, in_person: 168 },
  },
}

const fromLeast: readonly CareLevel[] = ['green', 'yellow', 'red']

/** The level with more care; a known level beats an unknown one. */
export const higherLevel = (a: CareLevel, b: CareLevel): CareLevel =>
  fromLeast.indexOf(b) > fromLeast.indexOf(a) ? b : a
