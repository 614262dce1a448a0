import { type LocalDate, localDate, momentOf } from '../../local-date.ts'
import { endedAt } from '../ended-at.ts'
import { stepsOf } from '../step-log.ts'
import type { Dispute } from './dispute-clock.ts'
import { unsettledStates } from './dispute-options.ts'

const ends = ['solve', 'fail', 'transfer']

/** The day on which a dispute was settled, given up or handed over; null while it is open, be it once more. */
export function disputeEndedOn({ body, updatedAt }: Pick<Dispute, 'body' | 'updatedAt'>): LocalDate | null {
  if (unsettledStates.includes(body.status ?? 'found')) return null
  const otherwise = body.endedOn ? momentOf(body.endedOn) : updatedAt
  return localDate(endedAt(stepsOf(body), ends, otherwise))
}
