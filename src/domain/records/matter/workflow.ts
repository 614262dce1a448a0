import { label } from '../../label.ts'
import type { CommandGiver, Workflow } from '../../record/workflow.ts'

const community: readonly CommandGiver[] = ['supervisor', 'admin']

/** The seven steps: 上报 受理 派遣 处置 反馈 核查 结案, and the side states (DOMAIN 2.5). */
export const matterWorkflow: Workflow = {
  field: 'status',
  initial: 'reported',
  states: {
    reported: { label: label('已上报', 'Reported'), tone: 'wait' },
    accepted: { label: label('已受理', 'Accepted'), tone: 'plain' },
    rejected: { label: label('不受理', 'Not accepted'), tone: 'plain', closed: true },
    dispatched: { label: label('已派遣', 'Dispatched'), tone: 'plain' },
    handling: { label: label('处置中', 'Handling'), tone: 'plain' },
    replied: { label: label('已反馈', 'Replied'), tone: 'plain' },
    verifying: { label: label('核查中', 'Verifying'), tone: 'wait' },
    closed: { label: label('已结案', 'Closed'), tone: 'green', closed: true },
    suspended: { label: label('挂账', 'Hung up'), tone: 'orange' },
  },
  commands: {
    solveOnSpot: {
      label: label('当场解决', 'Solved on the spot'),
      from: ['reported'],
      to: 'closed',
      by: ['author'],
      needs: ['result'],
      writes: (args) => ({ result: args.result ?? null, selfSolved: true }),
    },
    accept: { label: label('受理', 'Accept'), from: ['reported'], to: 'accepted', by: community },
    reject: {
      label: label('不受理', 'Do not accept'),
      from: ['reported'],
      to: 'rejected',
      by: community,
      needs: ['reason'],
      writes: (args) => ({ result: args.reason ?? null }),
    },
    dispatch: {
      label: label('派遣', 'Dispatch'),
      from: ['accepted'],
      to: 'dispatched',
      by: community,
      needs: ['handler', 'due'],
      writes: (args) => ({ handler: args.handler ?? null, due: args.due ?? null }),
    },
    handle: {
      label: label('开始处置', 'Start'),
      from: ['dispatched', 'suspended'],
      to: 'handling',
      by: ['worker', 'inspector', ...community],
    },
    reply: {
      label: label('反馈', 'Reply'),
      from: ['handling'],
      to: 'replied',
      by: ['worker', 'inspector', ...community],
      needs: ['result'],
      writes: (args) => ({ result: args.result ?? null }),
    },
    verify: {
      label: label('核查', 'Verify'),
      from: ['replied'],
      to: 'verifying',
      by: ['worker', 'author', ...community],
    },
    close: {
      label: label('结案', 'Close'),
      from: ['verifying', 'replied'],
      to: 'closed',
      by: community,
      takes: ['rating'],
      writes: (args) => ({ rating: args.rating ?? null }),
    },
    reopen: {
      label: label('重办', 'Reopen'),
      from: ['verifying', 'closed'],
      to: 'handling',
      by: community,
      needs: ['reason'],
    },
    suspend: {
      label: label('挂账', 'Hang up'),
      from: ['handling'],
      to: 'suspended',
      by: community,
      needs: ['reason'],
      writes: (args) => ({ result: args.reason ?? null }),
    },
  },
}
