import type { BodyIssues } from '#domain/record/body-issues.ts'
import type { Body } from '#domain/records/body.ts'
import { wentIn } from './went-in.ts'

const required = { code: 'required' } as const

/** Going in takes two people and somebody who decides: both are on record before it is saved (DOMAIN 4.6 step 5). */
export function ladderIssues(visit: Body<'elderVisit'>): BodyIssues {
  if (!wentIn(visit)) return {}
  return {
    ...(!visit.present?.trim() && { present: required }),
    ...(!visit.decidedBy?.trim() && { decidedBy: required }),
  }
}
