import type { LocalDate } from '#domain/local-date.ts'
import type { VisitMode } from '#domain/records/elder-visit/visit-mode.ts'
import type { CareLevel } from './care-level.ts'
import type { ElderEvent } from './elder-facts.ts'

/** What decides when an elder is due. */
export interface ElderDueFacts {
  readonly status: string
  readonly level: CareLevel
  readonly enrolledOn: LocalDate
  readonly abilityLevel: string
  readonly categories?: readonly string[]
  readonly events?: readonly ElderEvent[]
  /** The day since which the file is active again, after hospital or a time away. */
  readonly activeSince?: LocalDate
  /** Days of visits with an urgent finding or an emergency. */
  readonly urgent?: readonly LocalDate[]
  /** First days of official heat, cold or storm alerts. */
  readonly alerts?: readonly LocalDate[]
  /** Festival or campaign batches this elder is on: opened and to be done by these days. */
  readonly batches?: readonly { readonly opened: LocalDate; readonly due: LocalDate }[]
}

export interface ElderContact {
  readonly mode: VisitMode
  readonly date: LocalDate
  /** Somebody was reached; an attempt or a draft is not a contact. */
  readonly completed: boolean
}
