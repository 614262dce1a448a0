import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { addDays, localDate } from '../../local-date.ts'
import type { CommandContext, CommandGiver, Workflow } from '../../record/workflow.ts'
import { logStep } from '../step-log.ts'
import { disputeStates, unsettledStates } from './dispute-options.ts'

const community: readonly CommandGiver[] = ['supervisor', 'admin']
const anybody: readonly CommandGiver[] = ['worker', 'author', ...community]

const say = (zh: string, en: string) => text(label(zh, en), { multiline: true })
const today = ({ at }: CommandContext) => localDate(at)
const open = ['found', 'registered', 'accepted', 'mediating', 'solved', 'failed', 'followedUp'] as const

/** found → registered → accepted → mediating → solved or failed → followed up → archived; or transferred (DOMAIN 6.1). */
export const disputeWorkflow: Workflow = {
  field: 'status',
  initial: 'found',
  states: {
    found: { label: disputeStates.found, tone: 'wait' },
    registered: { label: disputeStates.registered, tone: 'wait' },
    accepted: { label: disputeStates.accepted, tone: 'plain' },
    mediating: { label: disputeStates.mediating, tone: 'plain' },
    solved: { label: disputeStates.solved, tone: 'green' },
    failed: { label: disputeStates.failed, tone: 'orange' },
    followedUp: { label: disputeStates.followedUp, tone: 'green' },
    archived: { label: disputeStates.archived, tone: 'plain', closed: true },
    transferred: { label: disputeStates.transferred, tone: 'plain', closed: true },
  },
  commands: {
    register: {
      label: label('登记', 'Register'),
      from: ['found'],
      to: 'registered',
      by: anybody,
      writes: (_args, context) => logStep('register', context),
    },
    accept: {
      label: label('受理', 'Accept'),
      from: ['registered'],
      to: 'accepted',
      by: community,
      writes: (_args, context) => ({
        acceptedOn: today(context),
        deadline: addDays(today(context), 30),
        ...logStep('accept', context),
      }),
    },
    mediate: {
      label: label('开始调处', 'Begin mediation'),
      from: ['accepted'],
      to: 'mediating',
      by: ['worker', ...community],
      takes: ['organisation', 'way'],
      needs: ['mediators'],
      writes: (args, context) => ({
        mediators: args.mediators ?? null,
        organisation: args.organisation ?? null,
        way: args.way ?? null,
        ...logStep('mediate', context, args.mediators),
      }),
    },
    session: {
      label: label('记一次调处', 'Write down a session'),
      from: ['mediating'],
      by: ['worker', ...community],
      needs: ['content'],
      asks: { content: say('哪些人、谈了什么', 'Who was there and what was said') },
      writes: (args, context) => logStep('session', context, args.content),
    },
    solve: {
      label: label('已化解', 'Solved'),
      from: ['mediating'],
      to: 'solved',
      by: ['worker', ...community],
      takes: ['agreement', 'agreementNo', 'confirmedByCourt'],
      needs: ['situation'],
      writes: (args, context) => ({
        situation: args.situation ?? null,
        agreement: args.agreement ?? null,
        agreementNo: args.agreementNo ?? null,
        confirmedByCourt: args.confirmedByCourt ?? null,
        outcome: 'success',
        endedOn: today(context),
        followUps: 0,
        ...logStep('solve', context, args.situation),
      }),
    },
    fail: {
      label: label('没化解', 'Not solved'),
      from: ['mediating'],
      to: 'failed',
      by: ['worker', ...community],
      needs: ['situation'],
      writes: (args, context) => ({
        situation: args.situation ?? null,
        outcome: 'failure',
        endedOn: today(context),
        followUps: 0,
        ...logStep('fail', context, args.situation),
      }),
    },
    followUp: {
      label: label('记回访', 'Write down a follow-up'),
      from: ['solved', 'failed', 'followedUp'],
      to: 'followedUp',
      by: anybody,
      takes: ['performed'],
      needs: ['note'],
      asks: { note: say('现在怎么样', 'How it is now') },
      writes: (args, context) => ({
        followUps: Number(context.body.followUps ?? 0) + 1,
        performed: args.performed ?? context.body.performed ?? null,
        ...logStep('followUp', context, args.note),
      }),
    },
    again: {
      label: label('重新调处', 'Mediate again'),
      from: ['solved', 'failed', 'followedUp'],
      to: 'mediating',
      by: anybody,
      needs: ['reason'],
      writes: (args, context) => ({
        deadline: addDays(today(context), 30),
        endedOn: null,
        outcome: null,
        ...logStep('again', context, args.reason),
      }),
    },
    archive: {
      label: label('归档', 'Archive'),
      from: ['followedUp'],
      to: 'archived',
      by: community,
      needs: ['reviewOpinion'],
      writes: (args, context) => ({
        reviewOpinion: args.reviewOpinion ?? null,
        ...logStep('archive', context, args.reviewOpinion),
      }),
    },
    transfer: {
      label: label('移交', 'Hand over'),
      from: ['registered', 'accepted', 'mediating', 'failed'],
      to: 'transferred',
      by: community,
      needs: ['handedTo'],
      writes: (args, context) => ({
        handedTo: args.handedTo ?? null,
        endedOn: today(context),
        ...logStep('transfer', context, args.handedTo),
      }),
    },
    escalate: {
      label: label('上报街道', 'Report to the street'),
      from: unsettledStates,
      by: anybody,
      refuse: (_args, { body }) => (body.escalatedOn == null ? null : 'doneAlready'),
      writes: (_args, context) => ({ escalatedOn: today(context), ...logStep('escalate', context) }),
    },
    urge: {
      label: label('督办', 'Urge on'),
      from: open,
      by: community,
      needs: ['note'],
      asks: { note: say('督办意见', 'What is urged') },
      writes: (args, context) => ({ urged: true, ...logStep('urge', context, args.note) }),
    },
  },
}
