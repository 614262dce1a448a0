import { type Label, label } from '../../label.ts'
import { addWorkingDays, localDate, momentOf } from '../../local-date.ts'
import type { RecordVersion } from '../../record/record-version.ts'
import type { Body } from '../body.ts'

export type ServiceRequest = RecordVersion<Body<'serviceRequest'>>

/** The step that is next, and the moment by which it is due in milliseconds since 1970 UTC. */
export interface ServiceLimit {
  readonly step: 'accept' | 'start' | 'handOver' | 'finish' | 'rate'
  readonly due: number
}

export const serviceSteps: Readonly<Record<ServiceLimit['step'], Label>> = {
  accept: label('要受理', 'to be accepted'),
  start: label('要开始办', 'to be started'),
  handOver: label('材料要代交', 'papers to be handed in'),
  finish: label('要办完', 'to be done'),
  rate: label('问一下满不满意', 'ask how it was'),
}

const hourMs = 3_600_000

/** A day's work is open until 20:00. */
const closing = 20 * 60

const endOfWork = (from: number, workingDays: number) =>
  momentOf(addWorkingDays(localDate(from), workingDays), closing)

/**
 * What comes next for a request and by when: urgent within 2 hours accepted and within 24 begun; any other accepted
 * within 1 working day and done within 7; papers and benefits handed in within 3, then the law's own time; the rating
 * is asked for within 7 days of the end. Null when nothing is to be done. Limits are own design (DOMAIN 4.6).
 */
export function serviceLimit({ body, createdAt }: ServiceRequest): ServiceLimit | null {
  const { status = 'submitted', urgent, need, doneAt } = body
  if (status === 'done') return { step: 'rate', due: endOfWork(doneAt ?? createdAt, 5) }
  const waits = status === 'submitted'
  const begun = status === 'serving'
  if (!waits && !begun && status !== 'accepted' && status !== 'assigned') return null
  if (waits) return { step: 'accept', due: urgent ? createdAt + 2 * hourMs : endOfWork(createdAt, 1) }
  if (urgent && !begun) return { step: 'start', due: createdAt + 24 * hourMs }
  if (need === 'papers' && !begun) return { step: 'handOver', due: endOfWork(createdAt, 3) }
  return { step: 'finish', due: endOfWork(createdAt, 7) }
}
