import type { Body } from '../records/body.ts'
import type { RosterColumnId } from './roster-columns.ts'
import type { RosterProblemCode } from './roster-problems.ts'
import type { KnownBuilding } from './roster-address.ts'

/**
 * `row`: the row cannot be taken · `cell`: the row could be taken without this cell · `note`: taken, with a
 * remark.
 */
export type Severity = 'row' | 'cell' | 'note'

export interface CellProblem {
  readonly column: RosterColumnId
  /** What the cell says. */
  readonly text: string
  readonly problem: RosterProblemCode
  readonly severity: Severity
  /** The earlier row (as the spreadsheet counts them) that it clashes with. */
  readonly earlier?: number
}

export interface RosterHome {
  /** Null when the building is not known; such a row is never taken. */
  readonly building: KnownBuilding | null
  readonly unit: string
  readonly room: string
  readonly body: Omit<Body<'household'>, 'building' | 'unit' | 'room'>
}

export type RosterPerson = Omit<Body<'resident'>, 'household'>

export interface RosterRow {
  /** As the spreadsheet counts: the first is 1. */
  readonly row: number
  readonly home: RosterHome
  readonly person: RosterPerson | null
  /** Address taken from the row above, as merged cells mean it. */
  readonly inherited: boolean
  readonly problems: readonly CellProblem[]
}

export type RowVerdict = 'good' | 'partly' | 'bad'

/** `good` goes in as it is, `partly` only without the named cells, `bad` not at all. */
export function rowVerdict({ problems }: Pick<RosterRow, 'problems'>): RowVerdict {
  if (problems.some(({ severity }) => severity === 'row')) return 'bad'
  return problems.some(({ severity }) => severity === 'cell') ? 'partly' : 'good'
}
