import { dayMs, type LocalDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'

/** More persons than this in full need a second person (own design, DOMAIN 2.3). */
export const mostPersonsAlone = 50

/** How long an agreement may be used: as long as whoever gave it remembers why. */
export const agreementMs = dayMs

export interface Export {
  readonly by: string
  readonly ledger: string
  readonly grids: readonly string[]
  readonly from: LocalDate
  readonly to: LocalDate
  /** Milliseconds, the server's clock. */
  readonly at: number
}

/**
 * Whether a request was agreed to by another person, in the last day, for this very export: same asker, ledger and
 * days, and no grid that was not named. Own design.
 */
export function allowsExport(request: RecordVersion<Body<'exportRequest'>>, wanted: Export): boolean {
  const { status, ledger, grids, from, to, decidedBy, decidedAt } = request.body
  const named = (grids ?? []).map(({ grid }) => grid)
  return (
    status === 'approved' &&
    request.createdBy === wanted.by &&
    decidedBy !== undefined &&
    decidedBy !== wanted.by &&
    decidedAt !== undefined &&
    wanted.at - decidedAt <= agreementMs &&
    ledger === wanted.ledger &&
    from === wanted.from &&
    to === wanted.to &&
    wanted.grids.every((grid) => named.includes(grid))
  )
}
