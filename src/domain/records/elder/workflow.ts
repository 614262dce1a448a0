import { choice } from '../../fields/choice.ts'
import { label } from '../../label.ts'
import { localDate } from '../../local-date.ts'
import type { Workflow } from '../../record/workflow.ts'
import { careLevels } from './elder-options.ts'

const lowerTo = choice(label('降到', 'Lower to'), careLevels)

const noProposal = { proposedLevel: null, proposedReason: null, proposedBy: null, proposedAt: null }

/**
 * A care level falls only by a supervisor's word, with the reason (rule M3, DOMAIN 4.5); a worker may propose it.
 * What else must hold is `whyNotLower`'s, which looks at the visits, too.
 */
export const elderWorkflow: Workflow = {
  field: 'file',
  initial: 'open',
  states: { open: { label: label('在管', 'Open'), tone: 'plain' } },
  commands: {
    proposeLower: {
      label: label('提议降低关爱等级', 'Propose a lower care level'),
      from: ['open'],
      to: 'open',
      by: ['worker', 'author'],
      needs: ['level', 'reason'],
      asks: { level: lowerTo },
      writes: ({ level = null, reason = null }, { actor, at }) => ({
        proposedLevel: level,
        proposedReason: reason,
        proposedBy: actor.user,
        proposedAt: at,
      }),
    },
    lowerLevel: {
      label: label('降低关爱等级', 'Lower the care level'),
      from: ['open'],
      to: 'open',
      by: ['supervisor', 'admin'],
      needs: ['level', 'reason'],
      asks: { level: lowerTo },
      writes: ({ level = null, reason = null }, { at }) => ({
        levelFloor: level,
        levelReason: reason,
        levelConfirmedOn: localDate(at),
        ...noProposal,
      }),
    },
    keepLevel: {
      label: label('不降，维持等级', 'Keep the level'),
      from: ['open'],
      to: 'open',
      by: ['supervisor', 'admin'],
      needs: ['reason'],
      writes: ({ reason = null }) => ({ ...noProposal, levelReason: reason }),
    },
  },
}
