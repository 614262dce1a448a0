import { choice } from '../../fields/choice.ts'
import { label } from '../../label.ts'
import type { CommandGiver, Workflow } from '../../record/workflow.ts'
import { handlerKinds, serviceStates } from './service-options.ts'

const community: readonly CommandGiver[] = ['supervisor', 'admin']
const anybody: readonly CommandGiver[] = ['worker', ...community]

/** submitted → accepted → assigned → serving → done → rated, or rejected, or cancelled (DOMAIN 4.6, JSON states). */
export const serviceWorkflow: Workflow = {
  field: 'status',
  initial: 'submitted',
  states: {
    submitted: { label: serviceStates.submitted, tone: 'wait' },
    accepted: { label: serviceStates.accepted, tone: 'plain' },
    assigned: { label: serviceStates.assigned, tone: 'plain' },
    serving: { label: serviceStates.serving, tone: 'plain' },
    done: { label: serviceStates.done, tone: 'green' },
    rated: { label: serviceStates.rated, tone: 'green', closed: true },
    rejected: { label: serviceStates.rejected, tone: 'plain', closed: true },
    cancelled: { label: serviceStates.cancelled, tone: 'plain', closed: true },
  },
  commands: {
    // Most errands are run by the worker who heard of them: one step says so.
    takeOn: {
      label: label('我来办', 'I will do it'),
      from: ['submitted', 'accepted', 'assigned'],
      to: 'serving',
      by: anybody,
      writes: (_args, { at, body }) => ({
        handler: 'worker',
        acceptedAt: body.acceptedAt ?? at,
        startedAt: at,
      }),
    },
    accept: {
      label: label('受理', 'Accept'),
      from: ['submitted'],
      to: 'accepted',
      by: community,
      writes: (_args, { at }) => ({ acceptedAt: at }),
    },
    assign: {
      label: label('派人', 'Assign'),
      from: ['submitted', 'accepted', 'assigned'],
      to: 'assigned',
      by: anybody,
      needs: ['handlerName'],
      takes: ['provider'],
      asks: { provider: choice(label('谁来办', 'Handled by'), handlerKinds) },
      writes: (args, { at, body }) => ({
        handler: args.provider ?? 'community',
        handlerName: args.handlerName ?? null,
        acceptedAt: body.acceptedAt ?? at,
      }),
    },
    start: {
      label: label('开始服务', 'Start'),
      from: ['accepted', 'assigned'],
      to: 'serving',
      by: anybody,
      writes: (_args, { at }) => ({ startedAt: at }),
    },
    finish: {
      label: label('办完了', 'Done'),
      from: ['accepted', 'assigned', 'serving'],
      to: 'done',
      by: anybody,
      needs: ['result'],
      takes: ['onceDone'],
      writes: (args, { at, body }) => ({
        result: args.result ?? null,
        onceDone: args.onceDone ?? null,
        startedAt: body.startedAt ?? at,
        doneAt: at,
      }),
    },
    rate: {
      label: label('记评价', 'Note the rating'),
      from: ['done'],
      to: 'rated',
      by: anybody,
      needs: ['rating'],
      takes: ['ratedBy'],
      writes: (args) => ({ rating: args.rating ?? null, ratedBy: args.ratedBy ?? null }),
    },
    redo: {
      label: label('没办好，重办', 'Not done well, do it again'),
      from: ['done'],
      to: 'serving',
      by: anybody,
      needs: ['note'],
      writes: (args) => ({ result: args.note ?? null, onceDone: false, doneAt: null }),
    },
    reject: {
      label: label('不受理', 'Do not accept'),
      from: ['submitted', 'accepted'],
      to: 'rejected',
      by: community,
      needs: ['reason'],
      writes: (args) => ({ reason: args.reason ?? null }),
    },
    cancel: {
      label: label('取消', 'Cancel'),
      from: ['submitted', 'accepted', 'assigned', 'serving'],
      to: 'cancelled',
      by: ['author', ...anybody],
      needs: ['reason'],
      writes: (args) => ({ reason: args.reason ?? null }),
    },
  },
}
