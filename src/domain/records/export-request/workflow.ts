import { label } from '../../label.ts'
import type { CommandContext, Workflow } from '../../record/workflow.ts'

const decision = (_args: unknown, { actor, at }: CommandContext) => ({ decidedBy: actor.user, decidedAt: at })

/** A second person says yes or no; nobody decides the own request (DOMAIN 2.3). */
export const exportRequestWorkflow: Workflow = {
  field: 'status',
  initial: 'requested',
  states: {
    requested: { label: label('等另一人同意', 'Waits for a second person'), tone: 'wait' },
    approved: { label: label('已同意', 'Agreed'), tone: 'green', closed: true },
    refused: { label: label('不同意', 'Refused'), tone: 'plain', closed: true },
    withdrawn: { label: label('已撤回', 'Withdrawn'), tone: 'plain', closed: true },
  },
  commands: {
    approve: {
      label: label('同意导出', 'Agree'),
      from: ['requested'],
      to: 'approved',
      by: ['supervisor', 'admin'],
      notByAuthor: true,
      writes: decision,
    },
    refuse: {
      label: label('不同意', 'Refuse'),
      from: ['requested'],
      to: 'refused',
      by: ['supervisor', 'admin'],
      notByAuthor: true,
      needs: ['reason'],
      writes: (args, context) => ({ ...decision(args, context), refusal: args.reason ?? null }),
    },
    withdraw: { label: label('撤回', 'Withdraw'), from: ['requested'], to: 'withdrawn', by: ['author'] },
  },
}
