import { localDate } from '../local-date.ts'
import { gridOfScope, type ScopeId } from '../record/scope.ts'
import type { LedgerQuery } from './ledger.ts'

/** Whether something that took place at a moment (milliseconds), in a scope, belongs to what was asked for. */
export function inPeriod({ from, to, grids }: LedgerQuery, at: number, scope: ScopeId): boolean {
  const day = localDate(at)
  return day >= from && day <= to && (grids === undefined || grids.includes(gridOfScope(scope) ?? ''))
}
