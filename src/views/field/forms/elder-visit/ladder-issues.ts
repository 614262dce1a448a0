import type { BodyIssues } from '#domain/record/body-issues.ts'
import type { Body } from '#domain/records/body.ts'

const required = { code: 'required' } as const

/** Going in takes two people and somebody who decides: both are on record before it is saved (DOMAIN 4.6 step 5). */
export function ladderIssues({ ladder, present, decidedBy }: Body<'elderVisit'>): BodyIssues {
  if (!ladder?.some(({ done }) => done === '5')) return {}
  return {
    ...(!present?.trim() && { present: required }),
    ...(!decidedBy?.trim() && { decidedBy: required }),
  }
}
