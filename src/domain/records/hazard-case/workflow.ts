import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { text } from '../../fields/text.ts'
import type { Json, JsonObject } from '../../json.ts'
import { label } from '../../label.ts'
import { localDate } from '../../local-date.ts'
import type { ProblemCode } from '../../problem.ts'
import type { Command, CommandContext, CommandGiver, Workflow } from '../../record/workflow.ts'
import { appraisalDegrees } from '../house/house-options.ts'
import { type CaseEvidence, caseColours, caseEvidence, caseStates } from './case-options.ts'
import { type ClosingFacts, closingGaps, countsFrom } from './closing.ts'

const anybody: readonly CommandGiver[] = ['worker', 'inspector', 'supervisor', 'admin']
const office: readonly CommandGiver[] = ['supervisor', 'admin']
/** An expert or the street (DOMAIN 2.3; a community's secretary counts as the street's, own design). */
const experts: readonly CommandGiver[] = ['inspector', ...office]

const factsOf = (body: JsonObject) => body as unknown as ClosingFacts
const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
const mostRows = 200

/**
 * When it was done: by the corrected clock of the phone that was there, never later than it arrived. A step
 * given at the desk was done when it was given.
 */
const doneAt = ({ doneAt: told }: JsonObject, { at }: CommandContext): number =>
  typeof told === 'number' && told > 0 ? Math.min(told, at) : at

/** Every step leaves a line with who and when; some write more. */
function step(name: string, more: Command['writes'] = () => ({})): NonNullable<Command['writes']> {
  return (args, context) => {
    const note = args.note ?? args.reason ?? null
    const line = { step: name, at: doneAt(args, context), by: context.actor.user, ...(note && { note }) }
    const log = [...asList(context.body.log), line].slice(-mostRows)
    return { ...more(args, context), log }
  }
}

/** Nobody verifies or closes what one has reported oneself, be it by this case or by a later inspection of it. */
const ofOwn = ({ actor, body }: CommandContext): ProblemCode | null =>
  asList(body.reporters).includes(actor.user) ? 'ownReport' : null

const hasPlan = ({ management, engineering, enforcement, planDue, planSigner }: JsonObject) =>
  [management, engineering, enforcement].some((list) => asList(list).length) &&
  Boolean(planDue) &&
  Boolean(planSigner)

const isSevere = ({ colour, findings }: JsonObject) =>
  colour === 'red' || asList(findings).some((one) => (one as JsonObject | null)?.effect === 'S')

/** The degree of the newest report that counts. */
function degreeOf(body: JsonObject): Json {
  const newest = factsOf(body).appraisals?.at(-1)
  return newest?.grade && (newest.date ?? '') >= localDate(countsFrom(factsOf(body))) ? newest.grade : null
}

/** A plan without appraisal is for a simple repair: a severe finding is appraised first. */
const planRefused: Command['refuse'] = (_args, { body }) => {
  if (!hasPlan(body)) return 'planIncomplete'
  if (body.status === 'appraising') return degreeOf(body) ? null : 'appraisalNeeded'
  return isSevere(body) && !degreeOf(body) ? 'appraisalNeeded' : null
}

const mends = ({ engineering, enforcement }: JsonObject) =>
  asList(engineering).length > 0 || asList(enforcement).length > 0

const firstGap = (body: JsonObject, evidence: CaseEvidence | null): ProblemCode | null =>
  closingGaps(factsOf(body), evidence)[0]?.code ?? null

const isEvidence = (value: Json | undefined): value is CaseEvidence =>
  typeof value === 'string' && Object.hasOwn(caseEvidence, value)

/** Before a kind of proof is named, one that would do must be there. */
function signRefused({ evidence }: JsonObject, context: CommandContext): ProblemCode | null {
  const own = ofOwn(context)
  if (own) return own
  if (isEvidence(evidence)) return firstGap(context.body, evidence)
  const gaps = (Object.keys(caseEvidence) as CaseEvidence[]).map((one) => firstGap(context.body, one))
  return gaps.includes(null) ? null : (gaps[0] ?? null)
}

function closeRefused(_args: JsonObject, context: CommandContext): ProblemCode | null {
  const { evidence, signedBy } = context.body
  const own = ofOwn(context)
  if (own) return own
  if (!signedBy || signedBy === context.actor.user) return 'secondPerson'
  return firstGap(context.body, isEvidence(evidence) ? evidence : null)
}

const report: Command['writes'] = (args, { body }) => {
  const { agency = null, reportNumber = null, date: on = null, grade = null, validUntil = null } = args
  const row = Object.fromEntries(
    Object.entries({ agency, reportNumber, date: on, grade, validUntil }).filter(([, value]) => value),
  )
  return { appraisals: [...asList(body.appraisals), row].slice(-20) }
}

const reporting = {
  by: experts,
  needs: ['agency', 'date', 'grade'],
  takes: ['reportNumber', 'validUntil'],
  asks: {
    agency: text(label('鉴定机构', 'Agency'), { max: 60 }),
    date: date(label('鉴定日期', 'Date of the report')),
    grade: choice(label('鉴定等级', 'Degree'), appraisalDegrees),
    reportNumber: text(label('报告编号', 'Report no.'), { max: 40 }),
    validUntil: date(label('有效期至', 'Valid until')),
  },
} as const satisfies Partial<Command>

const unsigned = { signedBy: null, signedAt: null, evidence: null }

/**
 * found → verifying → controlled → appraising → planned → rectifying → accepting → closed, with monitoring and
 * dismissed beside (DOMAIN 3.5, `case_state_machine`). Closed by two people, never by a reporter.
 */
export const hazardCaseWorkflow: Workflow = {
  field: 'status',
  initial: 'found',
  states: {
    found: { label: caseStates.found, tone: 'red' },
    verifying: { label: caseStates.verifying, tone: 'wait' },
    controlled: { label: caseStates.controlled, tone: 'orange' },
    appraising: { label: caseStates.appraising, tone: 'wait' },
    planned: { label: caseStates.planned, tone: 'orange' },
    rectifying: { label: caseStates.rectifying, tone: 'orange' },
    accepting: { label: caseStates.accepting, tone: 'wait' },
    closed: { label: caseStates.closed, tone: 'green', closed: true },
    monitoring: { label: caseStates.monitoring, tone: 'yellow' },
    dismissed: { label: caseStates.dismissed, tone: 'plain', closed: true },
  },
  commands: {
    control: {
      label: label('先行管控', 'Control it first'),
      from: ['found'],
      to: 'controlled',
      by: anybody,
      needs: ['management'],
      takes: ['note'],
      refuse: (_args, { body }) => (body.colour === 'red' ? null : 'redFirst'),
      writes: step('control', ({ management = null }) => ({ management })),
    },
    assign: {
      label: label('派专业人员核实', 'Send an expert'),
      from: ['found'],
      to: 'verifying',
      by: office,
      needs: ['expert'],
      writes: step('assign', ({ expert = null }) => ({ expert })),
    },
    arrive: {
      label: label('专业人员到场', 'The expert is here'),
      from: ['controlled'],
      to: 'verifying',
      by: experts,
      writes: step('arrive'),
    },
    confirm: {
      label: label('核实属实', 'The hazard is real'),
      from: ['verifying'],
      to: 'controlled',
      by: experts,
      notByAuthor: true,
      needs: ['note'],
      takes: ['colour', 'management'],
      asks: { colour: choice(label('管控颜色', 'Colour'), caseColours) },
      refuse: (_args, context) => ofOwn(context),
      writes: step('confirm', ({ colour, management }) => ({
        ...(colour && { colour }),
        ...(management && { management }),
      })),
    },
    dismiss: {
      label: label('核实不成立', 'Not a hazard'),
      from: ['verifying'],
      to: 'dismissed',
      by: experts,
      notByAuthor: true,
      needs: ['reason'],
      refuse: (_args, context) =>
        ofOwn(context) ?? (asList(context.body.expertPhotos).length ? null : 'expertPhotoNeeded'),
      writes: step('dismiss'),
    },
    orderAppraisal: {
      label: label('委托鉴定', 'Order an appraisal'),
      from: ['controlled'],
      to: 'appraising',
      by: experts,
      takes: ['note'],
      writes: step('orderAppraisal'),
    },
    report: {
      label: label('登记鉴定报告', 'Enter the report'),
      from: ['appraising'],
      to: 'appraising',
      ...reporting,
      writes: step('report', report),
    },
    sound: {
      label: label('鉴定安全，转验收', 'Found sound: to acceptance'),
      from: ['appraising'],
      to: 'accepting',
      by: experts,
      refuse: (_args, { body }) => (['A', 'B'].includes(String(degreeOf(body))) ? null : 'appraisalNeeded'),
      writes: step('sound'),
    },
    plan: {
      label: label('定下一楼一策', 'Settle the plan'),
      from: ['controlled', 'appraising'],
      to: 'planned',
      by: experts,
      refuse: planRefused,
      writes: step('plan'),
    },
    monitor: {
      label: label('转监测', 'Monitor for now'),
      from: ['planned'],
      to: 'monitoring',
      by: experts,
      refuse: (_args, { body }) => (asList(body.management).length ? null : 'measureNeeded'),
      writes: step('monitor'),
    },
    start: {
      label: label('开始整治', 'Work starts'),
      from: ['planned', 'monitoring'],
      to: 'rectifying',
      by: anybody,
      refuse: (_args, { body }) => (mends(body) ? null : 'measureNeeded'),
      writes: step('start'),
    },
    finish: {
      label: label('整治完成', 'The work is done'),
      from: ['rectifying'],
      to: 'accepting',
      by: anybody,
      needs: ['workDoneOn'],
      writes: step('finish', ({ workDoneOn = null }) => ({ workDoneOn, ...unsigned })),
    },
    reportAfter: {
      label: label('登记整治后鉴定', 'Enter the appraisal after the work'),
      from: ['accepting'],
      to: 'accepting',
      ...reporting,
      writes: step('report', report),
    },
    sign: {
      label: label('现场验收签字', 'Sign the acceptance'),
      from: ['accepting'],
      to: 'accepting',
      by: anybody,
      notByAuthor: true,
      needs: ['evidence'],
      refuse: signRefused,
      writes: step('sign', ({ evidence = null }, { actor, at }) => ({
        evidence,
        signedBy: actor.user,
        signedAt: at,
      })),
    },
    close: {
      label: label('销号', 'Close out'),
      from: ['accepting'],
      to: 'closed',
      by: experts,
      notByAuthor: true,
      takes: ['note'],
      refuse: closeRefused,
      writes: step('close', (_args, { actor, at }) => ({ closedBy: actor.user, closedAt: at })),
    },
    fail: {
      label: label('验收不通过', 'Not accepted'),
      from: ['accepting'],
      to: 'rectifying',
      by: experts,
      needs: ['reason'],
      writes: step('fail', () => ({ ...unsigned, workDoneOn: null })),
    },
    reopen: {
      label: label('重新立案', 'Open again'),
      from: ['closed'],
      to: 'found',
      by: anybody,
      needs: ['reason'],
      writes: step('reopen', (args, context) => ({
        ...unsigned,
        workDoneOn: null,
        closedBy: null,
        closedAt: null,
        recheck: null,
        ownerStatement: null,
        planDue: null,
        foundAt: doneAt(args, context),
        reporters: [...new Set([...asList(context.body.reporters), context.actor.user])].slice(-100),
      })),
    },
  },
}
