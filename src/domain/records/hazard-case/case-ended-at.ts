import type { Body } from '../body.ts'
import { endedAt } from '../ended-at.ts'
import { isOpenCase } from './open-case.ts'

/** When a hazard case was closed out or found to be none, in milliseconds; null while it is open. */
export function caseEndedAt({
  body,
  updatedAt,
}: {
  readonly body: Body<'hazardCase'>
  readonly updatedAt: number
}): number | null {
  if (isOpenCase(body.status)) return null
  return body.closedAt ?? endedAt(body.log ?? [], ['close', 'dismiss'], updatedAt)
}
