import { choice } from '../../fields/choice.ts'
import { label } from '../../label.ts'
import type { Workflow } from '../../record/workflow.ts'
import { careLevels } from './elder-options.ts'

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
      takes: ['level'],
      asks: { level: choice(label('降到', 'Lower to'), careLevels) },
      writes: (args) => ({ levelFloor: args.level ?? null, levelReason: args.reason ?? null }),
    },
  },
}
