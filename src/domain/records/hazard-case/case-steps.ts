import { label, type Label } from '../../label.ts'
import { type LocalDate, addDays, addWorkingDays, dayMs, localDate, momentOf } from '../../local-date.ts'
import { type CaseColour, type FirstAction, firstActions } from './case-options.ts'
import { countedColour } from './counted-colour.ts'

/** How long a step may take: from the finding, by the plan, or from the end of the work. */
export type StepLimit =
  | { readonly kind: 'atOnce' }
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'workingDays'; readonly days: number }
  | { readonly kind: 'byPlan'; readonly days: number }
  | { readonly kind: 'afterWork'; readonly days: number }

export type CaseStepName = FirstAction | 'verify' | 'appraise' | 'plan' | 'rectify' | 'accept'

export interface CaseStep {
  readonly step: CaseStepName
  readonly limit: StepLimit
  /** Whose it is. */
  readonly who: Label
}

export const caseStepLabels: Readonly<Record<CaseStepName, Label>> = {
  ...firstActions,
  verify: label('专业人员现场核实', 'An expert verifies on site'),
  appraise: label('委托鉴定', 'Appraisal ordered'),
  plan: label('一楼一策整治方案', 'A plan for this house'),
  rectify: label('整治完成', 'Put right'),
  accept: label('验收销号', 'Accepted and closed out'),
}

const worker = label('网格员', 'grid worker')
const community = label('社区', 'community')
const street = label('街道', 'street')
const communityAndStreet = label('社区、街道', 'community and street')
const expert = label('专业人员', 'expert')
const owner = label('产权人', 'owner')
const ownerOrStreet = label('产权人或街道', 'owner or street')
const streetAndExpert = label('街道、专业人员', 'street and expert')
const expertOrWorker = label('专业人员或网格员', 'expert or grid worker')

const hours = (n: number): StepLimit => ({ kind: 'hours', hours: n })
const days = (n: number): StepLimit => ({ kind: 'days', days: n })
const byPlan = (n: number): StepLimit => ({ kind: 'byPlan', days: n })
const accepted: StepLimit = { kind: 'afterWork', days: 7 }

/**
 * The steps and limits of each colour (DOMAIN 3.5 and `actions` of the checklist; 24 and 72 hours from county
 * practice, the rest own design and default).
 */
export const stepsOfColour: Readonly<Record<CaseColour, readonly CaseStep[]>> = {
  red: [
    { step: 'reportByPhone', limit: { kind: 'atOnce' }, who: worker },
    { step: 'evacuate', limit: hours(24), who: communityAndStreet },
    { step: 'cordon', limit: hours(24), who: street },
    { step: 'verify', limit: hours(72), who: expert },
    { step: 'appraise', limit: days(7), who: ownerOrStreet },
    { step: 'plan', limit: days(15), who: street },
    { step: 'rectify', limit: byPlan(90), who: owner },
    { step: 'accept', limit: accepted, who: streetAndExpert },
  ],
  orange: [
    { step: 'restrictUse', limit: hours(24), who: street },
    { step: 'verify', limit: hours(72), who: expert },
    { step: 'appraise', limit: days(15), who: owner },
    { step: 'plan', limit: days(30), who: street },
    { step: 'rectify', limit: byPlan(90), who: owner },
    { step: 'accept', limit: accepted, who: street },
  ],
  yellow: [
    { step: 'notice', limit: { kind: 'workingDays', days: 3 }, who: community },
    { step: 'verify', limit: days(15), who: expertOrWorker },
    { step: 'rectify', limit: byPlan(30), who: owner },
    { step: 'accept', limit: accepted, who: community },
  ],
}

/** One thing that was done in a case: a step of its workflow, or an action at once. */
export interface CaseDeed {
  readonly step?: string
  /** Milliseconds. */
  readonly at?: number
  readonly by?: string
  readonly note?: string
}

/** What the steps are computed from; a `hazardCase` body is one. */
export interface CaseFacts {
  readonly colour?: CaseColour
  readonly foundAt?: number
  readonly log?: readonly CaseDeed[]
  readonly actions?: readonly CaseDeed[]
  /** Day until which the plan wants the work done. */
  readonly planDue?: LocalDate
  /** Day the work was finished. */
  readonly workDoneOn?: LocalDate
}

export interface CaseStepState extends CaseStep {
  /** The last moment for it, in milliseconds; null while nothing says (acceptance before the work is done). */
  readonly due: number | null
  readonly done: CaseDeed | null
  /** No longer wanted: the case went on without it (a simple repair needs no appraisal). */
  readonly skipped: boolean
  /** Done after its last moment, or not done and past it. */
  readonly late: boolean
}

/** An hour to reach a phone is still at once (own design). */
const atOnceMs = 3_600_000

/** What has been done since the case was found, or found again; a failed acceptance takes the work back. */
export function deedsOf({ log = [], actions = [], foundAt = 0 }: CaseFacts): readonly CaseDeed[] {
  const again = log.findLastIndex(({ step }) => step === 'reopen')
  const steps = log.slice(again + 1)
  const failed = steps.findLastIndex(({ step }) => step === 'fail')
  const standing = steps.filter(
    ({ step }, at) => at > failed || !['finish', 'sound', 'sign', 'close'].includes(step ?? ''),
  )
  return [...actions.filter(({ at = 0 }) => at >= foundAt), ...standing]
}

const stepsOf: Readonly<Record<CaseStepName, readonly string[]>> = {
  reportByPhone: ['reportByPhone'],
  evacuate: ['evacuate', 'control'],
  cordon: ['cordon'],
  // Confirmed is under control: the use is limited from then on.
  restrictUse: ['restrictUse', 'control', 'confirm'],
  notice: ['notice'],
  verify: ['confirm', 'dismiss'],
  appraise: ['orderAppraisal'],
  plan: ['plan'],
  rectify: ['finish', 'sound'],
  accept: ['close'],
}

const endOf = (day: LocalDate) => momentOf(day) + dayMs - 1

function dueOf(limit: StepLimit, foundAt: number, { planDue, workDoneOn }: CaseFacts): number | null {
  const found = localDate(foundAt)
  switch (limit.kind) {
    case 'atOnce':
      return foundAt + atOnceMs
    case 'hours':
      return foundAt + limit.hours * 3_600_000
    case 'days':
      return endOf(addDays(found, limit.days))
    case 'workingDays':
      return endOf(addWorkingDays(found, limit.days))
    case 'byPlan':
      return endOf(planDue ?? addDays(found, limit.days))
    case 'afterWork':
      return workDoneOn ? endOf(addDays(workDoneOn, limit.days)) : null
  }
}

/**
 * The steps of a case by its colour, each with its last moment and what became of it, at `now` (corrected time in
 * milliseconds). `foundAt` is the case's own or, where it has none, when it was made. Source: DOMAIN 3.5.
 */
export function caseSteps(facts: CaseFacts, createdAt: number, now: number): CaseStepState[] {
  const foundAt = facts.foundAt ?? createdAt
  const deeds = deedsOf({ ...facts, foundAt })
  const wasDone = (...names: string[]) => deeds.find(({ step }) => step && names.includes(step)) ?? null
  const gone = wasDone('dismiss') !== null
  return stepsOfColour[countedColour(facts.colour ?? 'yellow')].map((one) => {
    const due = dueOf(one.limit, foundAt, facts)
    const done = wasDone(...stepsOf[one.step])
    const goneBy =
      gone ||
      (one.step === 'appraise' && wasDone('plan') !== null) ||
      (one.step === 'plan' && wasDone('sound') !== null)
    const skipped = !done && goneBy
    const at = done ? (done.at ?? now) : now
    return { ...one, due, done, skipped, late: !skipped && due !== null && at > due }
  })
}

/** The first step that is still to be done; null when none is. */
export const nextCaseStep = (steps: readonly CaseStepState[]): CaseStepState | null =>
  steps.find(({ done, skipped }) => !done && !skipped) ?? null

/** The open step whose last moment comes first: what makes a case late. Null when none has a limit. */
export const pressingCaseStep = (steps: readonly CaseStepState[]): CaseStepState | null =>
  steps
    .filter(({ done, skipped, due }) => !done && !skipped && due !== null)
    .reduce<CaseStepState | null>((first, one) => (!first || one.due! < first.due! ? one : first), null)
