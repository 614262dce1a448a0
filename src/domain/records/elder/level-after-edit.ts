import type { LocalDate } from '#domain/local-date.ts'
import { type CareLevel, higherLevel } from './care-level.ts'

/** What an edit of the file adds so that the level stays. */
export interface KeptLevel {
  readonly levelFloor: CareLevel
  readonly levelRaisedOn: LocalDate
}

/**
 * What must be written beside an edit whose facts alone would give a lower level: the level that stood before, from
 * today, until a supervisor lowers it (DOMAIN 4.5, rule M3). Null when the level does not fall.
 */
export const levelAfterEdit = (before: CareLevel, after: CareLevel, today: LocalDate): KeptLevel | null =>
  higherLevel(before, after) === after ? null : { levelFloor: before, levelRaisedOn: today }
