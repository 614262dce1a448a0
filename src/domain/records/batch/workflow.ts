import { label } from '../../label.ts'
import type { CommandGiver, Workflow } from '../../record/workflow.ts'
import { batchStates } from './batch-options.ts'

const office: readonly CommandGiver[] = ['supervisor', 'admin']

/** planned → running → reviewing → closed (DOMAIN 1.2 no. 23). */
export const batchWorkflow: Workflow = {
  field: 'status',
  initial: 'planned',
  states: {
    planned: { label: batchStates.planned, tone: 'plain' },
    running: { label: batchStates.running, tone: 'wait' },
    reviewing: { label: batchStates.reviewing, tone: 'wait' },
    closed: { label: batchStates.closed, tone: 'green', closed: true },
  },
  commands: {
    start: {
      label: label('开始排查', 'Start'),
      from: ['planned'],
      to: 'running',
      by: office,
      needsComplete: true,
    },
    review: { label: label('转复核', 'To review'), from: ['running'], to: 'reviewing', by: office },
    resume: { label: label('继续排查', 'Go on'), from: ['reviewing'], to: 'running', by: office },
    close: { label: label('结束批次', 'Close'), from: ['reviewing'], to: 'closed', by: office },
  },
}
