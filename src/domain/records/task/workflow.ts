import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import type { CommandGiver, Workflow } from '../../record/workflow.ts'
import { logStep } from '../step-log.ts'
import { taskStates } from './task-options.ts'

const community: readonly CommandGiver[] = ['supervisor', 'admin']
const anybody: readonly CommandGiver[] = ['worker', 'inspector', 'author', ...community]

/** todo → doing → done, or cancelled with a reason; late is computed (DOMAIN 1.2 no. 11). */
export const taskWorkflow: Workflow = {
  field: 'status',
  initial: 'todo',
  states: {
    todo: { label: taskStates.todo, tone: 'wait' },
    doing: { label: taskStates.doing, tone: 'plain' },
    done: { label: taskStates.done, tone: 'green', closed: true },
    cancelled: { label: taskStates.cancelled, tone: 'plain', closed: true },
  },
  commands: {
    finish: {
      label: label('办好了', 'Done'),
      from: ['todo', 'doing'],
      to: 'done',
      by: anybody,
      takes: ['result'],
      writes: (args, context) => ({
        result: args.result ?? null,
        doneAt: context.at,
        ...logStep('finish', context, args.result),
      }),
    },
    start: {
      label: label('开始办', 'Begin'),
      from: ['todo'],
      to: 'doing',
      by: anybody,
      writes: (_args, context) => logStep('start', context),
    },
    reassign: {
      label: label('转交', 'Hand over'),
      from: ['todo', 'doing'],
      by: ['author', ...community],
      needs: ['owner'],
      writes: (args, context) => ({
        owner: args.owner ?? null,
        assignee: [],
        ...logStep('reassign', context, args.owner),
      }),
    },
    cancel: {
      label: label('取消', 'Cancel'),
      from: ['todo', 'doing'],
      to: 'cancelled',
      by: ['author', ...community],
      needs: ['reason'],
      asks: { reason: text(label('为什么取消', 'Why'), { multiline: true }) },
      writes: (args, context) => ({
        result: args.reason ?? null,
        ...logStep('cancel', context, args.reason),
      }),
    },
    reopen: {
      label: label('重办', 'Reopen'),
      from: ['done', 'cancelled'],
      to: 'todo',
      by: community,
      needs: ['reason'],
      writes: (args, context) => ({ doneAt: null, ...logStep('reopen', context, args.reason) }),
    },
  },
}
