import { addWorkingDays } from '#domain/local-date.ts'
import type { Body } from '#domain/records/body.ts'
import { classOfSubclass, type MatterSubclass } from '#domain/records/matter/matter-options.ts'
import type { TakenStep } from '#domain/records/matter/matter-states.ts'

type Matter = Body<'matter'>

/** What is said in the brief that names its sub-class. */
const named: readonly (readonly [string, MatterSubclass])[] = [
  ['井盖', 'IF_manhole'],
  ['路灯', 'IF_lamp'],
  ['自来水', 'IF_water'],
  ['下水道', 'IF_drain'],
  ['网线', 'IF_net'],
  ['小广告', 'EN_adverts'],
  ['烟往楼上', 'EN_fumes'],
  ['声音太大', 'EN_noise'],
  ['工地', 'EP_dust'],
  ['烧稻草', 'EP_burning'],
  ['电动车', 'SF_ebike'],
  ['消防通道', 'SF_fire'],
  ['煤气', 'SF_gas'],
  ['瓷砖', 'SF_falling'],
  ['打钱', 'SE_fraud'],
  ['偷', 'SE_theft'],
  ['漏水', 'DI_neighbours'],
  ['工钱', 'DI_wages'],
  ['停车费', 'PM_fees'],
  ['电梯', 'PM_lift'],
]

const subclassOf = ({ class: kind, brief = '' }: Matter): MatterSubclass | undefined =>
  named.find(([words, sub]) => brief.includes(words) && classOfSubclass(sub) === kind)?.[1]

const upTo: Readonly<Record<string, readonly TakenStep[]>> = {
  spot: ['solveOnSpot'],
  reported: [],
  accepted: ['accept'],
  rejected: ['reject'],
  dispatched: ['accept', 'dispatch'],
  handling: ['accept', 'dispatch', 'handle'],
  suspended: ['accept', 'dispatch', 'handle', 'suspend'],
  replied: ['accept', 'dispatch', 'handle', 'reply'],
  verifying: ['accept', 'dispatch', 'handle', 'reply', 'verify'],
  closed: ['accept', 'dispatch', 'handle', 'reply', 'verify', 'close'],
}

const byWorker: readonly TakenStep[] = ['solveOnSpot', 'handle', 'reply', 'verify']

/**
 * A matter with its steps written down, spread between the report and the last change; every third closed one still
 * waits for its return visit, one is urged on and one has been extended. `n` is its number in the street.
 */
export function withSteps(
  body: Matter,
  end: string,
  from: number,
  to: number,
  { worker, secretary }: { readonly worker: string; readonly secretary: string },
  n: number,
): Matter {
  const taken = upTo[end] ?? []
  const said = (step: TakenStep) =>
    step === 'reply' || step === 'solveOnSpot' || step === 'reject' || step === 'suspend'
      ? body.result
      : step === 'dispatch'
        ? body.handler
        : undefined
  const steps = taken.map((step, i) => {
    const note = said(step)
    return {
      step,
      by: byWorker.includes(step) ? worker : secretary,
      at: Math.round(from + ((to - from) * (i + 1)) / taken.length),
      ...(note && { note }),
    }
  })
  const isClosed = end === 'closed'
  const subclass = subclassOf(body)
  return {
    ...body,
    channel: 'visit',
    ...(subclass && { subclass }),
    ...(subclass === 'SE_fraud' && { fraud: 'suspiciousCall' as const, fraudCalls: ['96110' as const] }),
    ...(steps.length > 0 && { steps }),
    ...(end === 'spot' && { onceDone: true }),
    ...(isClosed && { verified: 'solved' as const, onceDone: n % 4 !== 0, tripsNeeded: n % 4 === 0 ? 2 : 0 }),
    ...((isClosed || end === 'rejected') && n % 3 !== 0 && { revisitedAt: to }),
    ...(end === 'handling' && n % 4 === 0 && { urged: true }),
    ...(end === 'handling' &&
      n % 4 === 1 &&
      body.due && { extendedFrom: body.due, due: addWorkingDays(body.due, 3) }),
    ...(body.level === 'L3' && end === 'handling' && { plan: '先围挡，再请专业队来修，费用走维修资金。' }),
  }
}
