import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import type { CommandGiver, Workflow } from '../../record/workflow.ts'
import { followUpStates } from './follow-up-options.ts'

const community: readonly CommandGiver[] = ['supervisor', 'admin']
const isOf = (role: string | null, who: readonly string[]) => role !== null && who.includes(role)

/** An emergency and an urgent finding are closed by the community, an abnormal one by the worker, too (DOMAIN 4.6). */
export const followUpWorkflow: Workflow = {
  field: 'status',
  initial: 'open',
  states: {
    open: { label: followUpStates.open, tone: 'red' },
    handling: { label: followUpStates.handling, tone: 'orange' },
    closed: { label: followUpStates.closed, tone: 'green', closed: true },
  },
  commands: {
    handle: {
      label: label('记处理情况', 'Note what was done'),
      from: ['open', 'handling'],
      to: 'handling',
      by: [...community, 'worker'],
      needs: ['progress'],
      writes: (args, { actor }) => ({ progress: args.progress ?? null, handledBy: actor.user }),
    },
    close: {
      label: label('办结', 'Close'),
      from: ['open', 'handling'],
      to: 'closed',
      by: [...community, 'worker'],
      needs: ['outcome'],
      refuse: (_args, { actor, body }) =>
        body.effect === 'U2' || isOf(actor.role, community) ? null : 'closeBySupervisor',
      writes: (args, { actor, at }) => ({
        outcome: args.outcome ?? null,
        handledBy: actor.user,
        closedAt: at,
      }),
    },
    reopen: {
      label: label('重新处理', 'Open again'),
      from: ['closed'],
      to: 'handling',
      by: community,
      needs: ['reason'],
      asks: { reason: text(label('理由', 'Reason'), { multiline: true, sensitive: 'SS' }) },
      writes: (args) => ({ progress: args.reason ?? null, closedAt: null }),
    },
  },
}
