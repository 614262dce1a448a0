import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { text } from '../../fields/text.ts'
import type { JsonObject } from '../../json.ts'
import { label } from '../../label.ts'
import { addWorkingDays, localDate } from '../../local-date.ts'
import type { Command, CommandContext, CommandGiver, Workflow } from '../../record/workflow.ts'
import { logStep } from '../step-log.ts'
import { handlingDayOf } from './handling-since.ts'
import { handlingDue, latestExtension, verifyDays } from './matter-limits.ts'
import { type MatterLevel, matterLevels } from './matter-options.ts'
import { matterStates } from './matter-states.ts'

const community: readonly CommandGiver[] = ['supervisor', 'admin']
const onSite: readonly CommandGiver[] = ['worker', 'inspector', ...community]

const levelOf = ({ level }: JsonObject) => (typeof level === 'string' ? (level as MatterLevel) : undefined)

const isLower = (next: unknown, standing: unknown) => {
  const order = Object.keys(matterLevels)
  return typeof next === 'string' && order.indexOf(next) < order.indexOf(String(standing))
}

const { L0: _onTheSpot, ...toAccept } = matterLevels

const say = (zh: string, en: string) => text(label(zh, en), { multiline: true })
const until = date(label('办理期限', 'Due'), {
  hint: label('不填就按级别算', 'By the level when left empty'),
})

/** The day to handle it by: as given, else by its level from today on. */
const dueFrom = (args: JsonObject, { at, body }: CommandContext) =>
  args.due ?? handlingDue(levelOf(body), localDate(at))

/** Nobody gives more time than the level has, except by the one extension (DOMAIN 2.5). */
const withinLevel: Command['refuse'] = (args, { at, body }) =>
  typeof args.due === 'string' && args.due > handlingDue(levelOf(body), localDate(at))
    ? 'dueBeyondLevel'
    : null

const extendOnce: Command['refuse'] = (args, { at, body }) => {
  if (body.extendedFrom != null) return 'alreadyExtended'
  const { due } = body
  if (typeof args.due !== 'string' || typeof due !== 'string') return null
  if (args.due <= due) return 'extensionTooShort'
  return args.due > latestExtension(handlingDayOf(body, localDate(at)), due) ? 'extensionTooLong' : null
}

/** A check that failed sends it back with the time that a check takes, or what was left of its own. */
const sentBack = ({ at, body }: CommandContext) => {
  const soon = addWorkingDays(localDate(at), 3 * verifyDays)
  return typeof body.due === 'string' && body.due > soon ? body.due : soon
}

const open = ['reported', 'accepted', 'dispatched', 'handling', 'replied', 'verifying', 'suspended'] as const

/** The seven steps: 上报 受理 派遣 处置 反馈 核查 结案, and the side states (DOMAIN 2.5). */
export const matterWorkflow: Workflow = {
  field: 'status',
  initial: 'reported',
  states: {
    reported: { label: matterStates.reported, tone: 'wait' },
    accepted: { label: matterStates.accepted, tone: 'plain' },
    rejected: { label: matterStates.rejected, tone: 'plain', closed: true },
    dispatched: { label: matterStates.dispatched, tone: 'plain' },
    handling: { label: matterStates.handling, tone: 'plain' },
    replied: { label: matterStates.replied, tone: 'plain' },
    verifying: { label: matterStates.verifying, tone: 'wait' },
    closed: { label: matterStates.closed, tone: 'green', closed: true },
    suspended: { label: matterStates.suspended, tone: 'orange' },
  },
  commands: {
    solveOnSpot: {
      label: label('当场解决', 'Solved on the spot'),
      from: ['reported'],
      to: 'closed',
      by: ['author'],
      needs: ['result'],
      writes: (args, context) => ({
        result: args.result ?? null,
        selfSolved: true,
        onceDone: true,
        ...logStep('solveOnSpot', context, args.result),
      }),
    },
    accept: {
      label: label('受理', 'Accept'),
      from: ['reported'],
      to: 'accepted',
      by: community,
      takes: ['level', 'reason'],
      asks: {
        level: choice(label('定级', 'Level'), toAccept),
        reason: say('降级的理由', 'Why a lower level'),
      },
      refuse: (args, { body }) => {
        if (args.level === 'L0') return 'badValue'
        return isLower(args.level, body.level) && !args.reason ? 'reasonNeeded' : null // [M3]
      },
      writes: (args, context) => ({
        level: args.level ?? context.body.level ?? 'L1',
        ...logStep('accept', context, args.reason),
      }),
    },
    reject: {
      label: label('不受理', 'Do not accept'),
      from: ['reported'],
      to: 'rejected',
      by: community,
      needs: ['reason'],
      writes: (args, context) => ({
        result: args.reason ?? null,
        ...logStep('reject', context, args.reason),
      }),
    },
    dispatch: {
      label: label('派遣', 'Dispatch'),
      from: ['accepted'],
      to: 'dispatched',
      by: community,
      needs: ['handler'],
      takes: ['due'],
      asks: { due: until },
      refuse: withinLevel,
      writes: (args, context) => ({
        handler: args.handler ?? null,
        due: dueFrom(args, context),
        ...logStep('dispatch', context, args.handler),
      }),
    },
    handle: {
      label: label('开始处置', 'Start'),
      from: ['dispatched', 'suspended'],
      to: 'handling',
      by: onSite,
      writes: (_args, context) => ({
        ...(context.body.status === 'suspended' && { due: dueFrom({}, context) }),
        ...logStep('handle', context),
      }),
    },
    reply: {
      label: label('反馈', 'Reply'),
      from: ['handling'],
      to: 'replied',
      by: onSite,
      takes: ['toldWhom'],
      needs: ['result'],
      writes: (args, context) => ({
        result: args.result ?? null,
        toldWhom: args.toldWhom ?? null,
        ...logStep('reply', context, args.result),
      }),
    },
    verify: {
      label: label('现场核查：已解决', 'Checked on site: solved'),
      from: ['replied'],
      to: 'verifying',
      by: ['worker', 'author', ...community],
      takes: ['note'],
      writes: (args, context) => ({ verified: 'solved', ...logStep('verify', context, args.note) }),
    },
    notSolved: {
      label: label('现场核查：没解决', 'Checked on site: not solved'),
      from: ['replied', 'verifying'],
      to: 'handling',
      by: ['worker', 'author', ...community],
      needs: ['reason'],
      asks: { reason: say('现场是什么样', 'What it is like there') },
      writes: (args, context) => ({
        verified: 'notSolved',
        due: sentBack(context),
        ...logStep('notSolved', context, args.reason),
      }),
    },
    close: {
      label: label('结案', 'Close'),
      from: ['verifying'],
      to: 'closed',
      by: community,
      takes: ['tripsNeeded', 'onceDone'],
      needs: ['rating'],
      writes: (args, context) => ({
        rating: args.rating ?? null,
        onceDone: args.onceDone ?? null,
        tripsNeeded: args.tripsNeeded ?? null,
        ...logStep('close', context),
      }),
    },
    reopen: {
      label: label('重办', 'Reopen'),
      from: ['verifying', 'closed'],
      to: 'handling',
      by: community,
      takes: ['due'],
      needs: ['reason'],
      asks: { due: until },
      refuse: withinLevel,
      writes: (args, context) => ({
        due: dueFrom(args, context),
        onceDone: false,
        selfSolved: false,
        revisitedAt: null,
        ...logStep('reopen', context, args.reason),
      }),
    },
    suspend: {
      label: label('挂账', 'Hang up'),
      from: ['handling'],
      to: 'suspended',
      by: community,
      needs: ['reason'],
      writes: (args, context) => ({
        result: args.reason ?? null,
        ...logStep('suspend', context, args.reason),
      }),
    },
    plan: {
      label: label('写处置方案', 'Write the plan'),
      from: ['dispatched', 'handling'],
      by: onSite,
      needs: ['plan'],
      writes: (args, context) => ({ plan: args.plan ?? null, ...logStep('plan', context, args.plan) }),
    },
    extend: {
      label: label('延期', 'Extend'),
      from: ['dispatched', 'handling'],
      by: community,
      needs: ['due', 'reason'],
      asks: {
        due: date(label('延到', 'Extend to'), {
          hint: label('只能延一次，最多再给同样长的时间', 'Once, and at most as long again'),
        }),
      },
      refuse: extendOnce,
      writes: (args, context) => ({
        extendedFrom: context.body.due ?? args.due ?? null,
        due: args.due ?? null,
        ...logStep('extend', context, args.reason),
      }),
    },
    urge: {
      label: label('督办', 'Urge on'),
      from: open,
      by: community,
      needs: ['note'],
      asks: { note: say('督办意见', 'What is urged') },
      writes: (args, context) => ({ urged: true, ...logStep('urge', context, args.note) }),
    },
    revisit: {
      label: label('已回访', 'Went back'),
      from: ['closed', 'rejected'],
      by: ['author', 'worker', ...community],
      takes: ['rating', 'note'],
      refuse: (_args, { body }) => (body.revisitedAt == null ? null : 'doneAlready'),
      writes: (args, context) => ({
        rating: args.rating ?? context.body.rating ?? null,
        revisitedAt: context.at,
        ...logStep('revisit', context, args.note),
      }),
    },
  },
}
