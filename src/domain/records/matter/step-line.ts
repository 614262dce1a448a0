import { type Label, label } from '../../label.ts'
import { type StepEntry, stepsOf } from '../step-log.ts'
import type { MatterStatus, TakenStep } from './matter-states.ts'
import type { Matter } from './step-clock.ts'

/** The seven steps and who takes each (DOMAIN 2.5). */
export const sevenSteps = [
  { step: 'report', label: label('上报', 'Report'), who: label('报事人', 'Reporter') },
  { step: 'accept', label: label('受理', 'Accept'), who: label('社区', 'Community') },
  { step: 'dispatch', label: label('派遣', 'Dispatch'), who: label('社区', 'Community') },
  { step: 'handle', label: label('处置', 'Handle'), who: label('承办', 'Handler') },
  { step: 'reply', label: label('反馈', 'Reply'), who: label('承办', 'Handler') },
  {
    step: 'verify',
    label: label('核查', 'Check on site'),
    who: label('报事人或网格员', 'Reporter or worker'),
  },
  { step: 'close', label: label('结案', 'Close'), who: label('社区', 'Community') },
] as const satisfies readonly { step: string; label: Label; who: Label }[]

export type SevenStep = (typeof sevenSteps)[number]['step']

export interface LineStep {
  readonly step: SevenStep
  /** `skipped`: it was solved on the spot, not accepted or hung up before this step. */
  readonly state: 'done' | 'now' | 'next' | 'skipped'
  /** Who took it and when, as far as it was written down. */
  readonly by?: string
  readonly at?: number
  readonly note?: string
}

const reached: Readonly<Record<MatterStatus, number>> = {
  reported: 1,
  accepted: 2,
  rejected: 1,
  dispatched: 3,
  handling: 4,
  suspended: 4,
  replied: 5,
  verifying: 6,
  closed: 7,
}

const takenAs: Readonly<Partial<Record<TakenStep, SevenStep>>> = {
  solveOnSpot: 'close',
  accept: 'accept',
  dispatch: 'dispatch',
  handle: 'handle',
  reply: 'reply',
  verify: 'verify',
  close: 'close',
}

/** The newest entry of each step, without those that a reopening or a failed check has undone. */
function standingEntries(log: readonly StepEntry<TakenStep>[]): Map<SevenStep, StepEntry<TakenStep>> {
  const standing = new Map<SevenStep, StepEntry<TakenStep>>()
  for (const entry of log) {
    if (entry.step === 'reopen' || entry.step === 'notSolved') {
      for (const undone of ['reply', 'verify', 'close'] as const) standing.delete(undone)
      standing.set('handle', entry)
    }
    const step = entry.step && takenAs[entry.step]
    if (step) standing.set(step, entry)
  }
  return standing
}

/** The seven steps of a matter in their order: done, at hand, to come or left out (DOMAIN 2.5). */
export function stepLine(matter: Matter & { readonly createdBy: string }): LineStep[] {
  const { body, createdAt, createdBy } = matter
  const status = body.status ?? 'reported'
  const entries = standingEntries(stepsOf<TakenStep>(body))
  const isOver = status === 'closed' || status === 'rejected'
  return sevenSteps.map(({ step }, i): LineStep => {
    if (step === 'report') return { step, state: 'done', by: createdBy, at: createdAt }
    const { by, at, note } = entries.get(step) ?? {}
    const known = { step, ...(by && { by }), ...(at && { at }), ...(note && { note }) }
    if (body.selfSolved && step !== 'close') return { step, state: 'skipped' }
    if (i < reached[status]) return { ...known, state: 'done' }
    if (isOver) return { step, state: 'skipped' }
    return { step, state: i === reached[status] ? 'now' : 'next' }
  })
}

/** In whose hands a matter is now; null when it is over (DOMAIN 2.5, column Actor). */
export function holderOf({ body }: Matter): Label | null {
  switch (body.status ?? 'reported') {
    case 'dispatched':
    case 'handling':
      return body.handler ? label(body.handler, body.handler) : label('承办', 'Handler')
    case 'replied':
      return label('报事人或网格员', 'Reporter or worker')
    case 'closed':
    case 'rejected':
      return null
    default:
      return label('社区', 'Community')
  }
}
