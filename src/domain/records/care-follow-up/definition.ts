import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { instant } from '../../fields/instant.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { visitItemLabels } from '../elder-visit/visit-item-labels.ts'
import { followUpEffects, followUpStates } from './follow-up-options.ts'
import { followUpWorkflow } from './workflow.ts'

const byCommand = { merge: 'command' } as const

/**
 * 异常处置: what a care visit found that must not wait, until somebody with the right has closed it (DOMAIN 4.6). A
 * finding about health stays among the care data and is no matter that every grid worker of the building reads.
 */
export const careFollowUp = defineRecord({
  type: 'careFollowUp',
  label: label('异常处置', 'Care follow-up'),
  scope: 'care',
  fields: {
    elder: reference(label('老人', 'Elder'), 'elder', { required: true }),
    visit: reference(label('探访', 'Visit'), 'elderVisit'),
    effect: choice(label('轻重', 'How urgent'), followUpEffects, {
      required: true,
      severity: ['U2', 'U1', 'E'],
    }),
    items: multiChoice(label('项目', 'Items'), visitItemLabels, { sensitive: 'SS' }),
    brief: text(label('发现的情况', 'What was found'), { multiline: true, max: 1000, sensitive: 'SS' }),
    foundAt: instant(label('发现时间', 'Found at'), { required: true }),
    due: instant(label('处理期限', 'Due')),
    visitBy: date(label('再上门期限', 'Visit again by')),
    handledBy: text(label('处理人', 'Handled by'), { max: 64, ...byCommand }),
    progress: text(label('处理情况', 'What was done'), { multiline: true, sensitive: 'SS', ...byCommand }),
    outcome: text(label('结果', 'Outcome'), { multiline: true, sensitive: 'SS', ...byCommand }),
    closedAt: instant(label('办结时间', 'Closed at'), byCommand),
    status: choice(label('进度', 'Progress'), followUpStates, byCommand),
  },
  title: ['effect'],
  form: [
    {
      title: label('异常', 'Finding'),
      fields: ['elder', 'effect', 'items', 'brief', 'foundAt', 'due', 'visitBy', 'visit'],
    },
    {
      title: label('处置', 'Handling'),
      fields: ['handledBy', 'progress', 'outcome', 'closedAt'],
    },
  ],
  list: {
    columns: ['foundAt', 'elder', 'effect', 'due', 'status'],
    filters: ['status', 'effect', 'elder'],
  },
  workflow: followUpWorkflow,
  access: { create: ['worker', 'supervisor', 'admin'], edit: ['supervisor', 'admin'], delete: [] },
})
