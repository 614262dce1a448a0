import { label } from '../../label.ts'
import type { CommandGiver, Workflow } from '../../record/workflow.ts'

const deciders: readonly CommandGiver[] = ['supervisor', 'admin']

/**
 * A review is made in its author's name, so the author may propose the own values again or let them go;
 * a supervisor decides, naming the values that stood when deciding (rule M7).
 */
export const reviewWorkflow: Workflow = {
  field: 'status',
  initial: 'open',
  states: {
    open: { label: label('待处理', 'Open'), tone: 'wait' },
    proposed: { label: label('再次提出,等社区定', 'Proposed again'), tone: 'orange' },
    withdrawn: { label: label('用现在的', 'Withdrawn'), tone: 'plain', closed: true },
    resolved: { label: label('已定', 'Decided'), tone: 'green', closed: true },
  },
  commands: {
    propose: {
      label: label('再提一次我的', 'Propose mine again'),
      from: ['open'],
      to: 'proposed',
      by: ['author'],
      writes: (args, { actor, at }) => ({ resolution: { note: args.note ?? null, by: actor.user, at } }),
    },
    withdraw: {
      label: label('用现在的', 'Keep the present value'),
      from: ['open', 'proposed'],
      to: 'withdrawn',
      by: ['author'],
      writes: (_args, { actor, at }) => ({ resolution: { choice: 'theirs', by: actor.user, at } }),
    },
    resolve: {
      label: label('决定', 'Decide'),
      from: ['open', 'proposed'],
      to: 'resolved',
      by: deciders,
      needs: ['choice'],
      writes: (args, { actor, at }) => ({
        resolution: {
          choice: args.choice ?? null,
          seen: args.seen ?? null,
          note: args.note ?? null,
          by: actor.user,
          at,
        },
      }),
    },
  },
}
