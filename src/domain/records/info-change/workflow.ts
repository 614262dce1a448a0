import { label } from '../../label.ts'
import type { Workflow } from '../../record/workflow.ts'
import { infoChangeStates } from './info-change-options.ts'

/** pending → confirmed, which writes the file, or rejected with a reason (DOMAIN 12.3). */
export const infoChangeWorkflow: Workflow = {
  field: 'status',
  initial: 'pending',
  states: {
    pending: { label: infoChangeStates.pending, tone: 'wait' },
    confirmed: { label: infoChangeStates.confirmed, tone: 'green', closed: true },
    rejected: { label: infoChangeStates.rejected, tone: 'plain', closed: true },
  },
  commands: {
    confirm: {
      label: label('确认，改档案', 'Confirm and change the file'),
      from: ['pending'],
      to: 'confirmed',
      by: ['supervisor', 'admin'],
      notByAuthor: true,
      writes: (_args, { actor }) => ({ decidedBy: actor.user }),
    },
    reject: {
      label: label('不改', 'Do not change'),
      from: ['pending'],
      to: 'rejected',
      by: ['supervisor', 'admin'],
      needs: ['reason'],
      writes: (args, { actor }) => ({ reason: args.reason ?? null, decidedBy: actor.user }),
    },
  },
}
