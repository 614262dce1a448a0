import { label } from '../../label.ts'
import type { Workflow } from '../../record/workflow.ts'

/** A care level falls only by a supervisor's word, with the reason (rule M3, DOMAIN 4.5). */
export const elderWorkflow: Workflow = {
  field: 'file',
  initial: 'open',
  states: { open: { label: label('在管', 'Open'), tone: 'plain' } },
  commands: {
    lowerLevel: {
      label: label('降低关爱等级', 'Lower the care level'),
      from: ['open'],
      to: 'open',
      by: ['supervisor', 'admin'],
      needs: ['reason'],
      writes: (args) => ({ levelFloor: args.level ?? null, levelReason: args.reason ?? null }),
    },
  },
}
