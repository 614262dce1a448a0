import { endedAt } from '../ended-at.ts'
import { stepsOf } from '../step-log.ts'
import type { Matter } from './step-clock.ts'

const ends = ['close', 'solveOnSpot', 'reject']

/** When a matter was closed, solved on the spot or not accepted, in milliseconds; null while it is open. */
export function matterEndedAt({ body, updatedAt }: Pick<Matter, 'body' | 'updatedAt'>): number | null {
  if (body.status !== 'closed' && body.status !== 'rejected') return null
  return endedAt(stepsOf(body), ends, updatedAt)
}
