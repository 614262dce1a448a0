import { endOfDay, type LocalDate } from '../local-date.ts'
import { gridOfScope, type ScopeId } from '../record/scope.ts'
import type { LedgerQuery } from './ledger.ts'

interface Span {
  readonly scope: ScopeId
  /** Milliseconds. */
  readonly begun: number
  /** The day it came to its end; absent while it goes on. */
  readonly ended?: LocalDate | undefined
}

/** Whether a case was open on any of the days asked for: it had begun, and had not ended before the first. */
export const openInPeriod = ({ from, to, grids }: LedgerQuery, { scope, begun, ended }: Span): boolean =>
  begun <= endOfDay(to) &&
  (ended === undefined || ended >= from) &&
  (grids === undefined || grids.includes(gridOfScope(scope) ?? ''))
