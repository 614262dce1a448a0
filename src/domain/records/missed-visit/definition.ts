import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { instant } from '../../fields/instant.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import type { Workflow } from '../../record/workflow.ts'
import { careLevels } from '../elder/elder-options.ts'
import { missedReasons, missedStates } from './missed-options.ts'

/** The next completed visit closes it; it is never deleted and nobody is punished for it (DOMAIN 4.5). */
const missedWorkflow: Workflow = {
  field: 'status',
  initial: 'open',
  states: {
    open: { label: missedStates.open, tone: 'orange' },
    closed: { label: missedStates.closed, tone: 'green', closed: true },
  },
  commands: {
    close: {
      label: label('已补访', 'Visited since'),
      from: ['open'],
      to: 'closed',
      by: ['worker', 'supervisor', 'admin'],
      takes: ['visit'],
      writes: (args) => ({ visit: args.visit ?? null }),
    },
  },
}

/** 漏访: a contact or visit that was due and did not take place in time, with the reason that a worker gives. */
export const missedVisit = defineRecord({
  type: 'missedVisit',
  label: label('漏访', 'Missed visit'),
  scope: 'care',
  fields: {
    elder: reference(label('老人', 'Elder'), 'elder', { required: true }),
    kind: choice(label('应做什么', 'What was due'), {
      contact: label('联系', 'Contact'),
      in_person: label('上门', 'Visit in person'),
    }),
    due: date(label('应访日期', 'Was due'), { required: true }),
    level: choice(label('当时等级', 'Care level then'), careLevels),
    reason: choice(label('原因', 'Reason'), missedReasons),
    note: text(label('说明', 'Note')),
    notedAt: instant(label('记录时间', 'Noted at')),
    visit: reference(label('补访', 'Visited since'), 'elderVisit', { merge: 'command' }),
    status: choice(label('状态', 'Status'), missedStates, { merge: 'command' }),
  },
  title: ['due', 'kind'],
  form: [
    {
      title: label('漏访', 'Missed visit'),
      fields: ['elder', 'kind', 'due', 'level', 'reason', 'note', 'notedAt', 'visit'],
    },
  ],
  list: {
    columns: ['due', 'elder', 'kind', 'level', 'reason', 'status'],
    filters: ['status', 'reason', 'level', 'elder'],
  },
  workflow: missedWorkflow,
  access: {
    create: ['worker', 'supervisor', 'admin'],
    edit: ['worker', 'supervisor', 'admin'],
    delete: [],
  },
})
