import { type Label, label } from '../../label.ts'
import { addDays, addWorkingDays, type LocalDate, localDate } from '../../local-date.ts'
import type { RecordVersion } from '../../record/record-version.ts'
import type { Body } from '../body.ts'
import { unsettledStates } from './dispute-options.ts'

/** Working days to accept, days to solve, days after the end to look again (DOMAIN 6.1). */
export const disputeLimits = { acceptDays: 3, solveDays: 30, followUpDays: [7, 30] } as const

export type Dispute = Pick<RecordVersion<Body<'dispute'>>, 'body' | 'createdAt' | 'updatedAt'>

export interface DisputeDue {
  readonly step: 'register' | 'accept' | 'solve' | 'followUp' | 'archive'
  readonly due: LocalDate
  readonly why: Label
}

/** A group of this many, or a sign of violence, goes to the street at once (DOMAIN 6.1). */
export const groupSize = 5

/** True while an unsettled dispute has to be reported to the street and nobody has (DOMAIN 6.1). */
export const mustEscalate = ({
  peopleCount,
  violent,
  scale,
  escalatedOn,
  status = 'found',
}: Body<'dispute'>): boolean =>
  escalatedOn == null &&
  unsettledStates.includes(status) &&
  ((peopleCount ?? 0) >= groupSize || violent === true || scale === '02' || scale === '03')

/** What a dispute waits for and until which day; null when it is archived or handed over (DOMAIN 6.1). */
export function disputeDue({ body, createdAt, updatedAt }: Dispute): DisputeDue | null {
  const found = localDate(createdAt)
  switch (body.status ?? 'found') {
    case 'found':
      return { step: 'register', due: found, why: label('发现当天要登记', 'To be registered the same day') }
    case 'registered':
      return {
        step: 'accept',
        due: addWorkingDays(found, disputeLimits.acceptDays),
        why: label('3 个工作日内受理', 'To be accepted within 3 working days'),
      }
    case 'accepted':
    case 'mediating':
      return {
        step: 'solve',
        due: body.deadline ?? addDays(found, disputeLimits.solveDays),
        why: label('30 天内化解', 'To be solved within 30 days'),
      }
    case 'solved':
    case 'failed':
    case 'followedUp': {
      const ended = body.endedOn ?? localDate(updatedAt)
      const done = body.followUps ?? 0
      const days = disputeLimits.followUpDays[done]
      if (days === undefined)
        return { step: 'archive', due: addDays(ended, 31), why: label('回访两次了，可以归档', 'Archive it') }
      return {
        step: 'followUp',
        due: addDays(ended, days),
        why: label(`办结后第 ${days} 天回访`, `Follow up ${days} days after the end`),
      }
    }
    default:
      return null
  }
}
