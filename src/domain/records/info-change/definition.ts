import { choice } from '../../fields/choice.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { infoChangeStates, infoFields } from './info-change-options.ts'
import { infoChangeWorkflow } from './workflow.ts'

/**
 * 待确认信息: a new phone number or address that a worker heard. Confirmed, the server writes it into the file, if
 * the old value still stands there (DOMAIN 5.1 `changed_info`, 12.3).
 */
export const infoChange = defineRecord({
  type: 'infoChange',
  label: label('信息变更', 'Changed information'),
  scope: 'base',
  fact: true,
  fields: {
    target: reference(label('谁的', 'Whose'), ['household', 'resident', 'elder'], { required: true }),
    field: choice(label('改哪一项', 'What changes'), infoFields, { required: true }),
    before: text(label('原来', 'Before'), { sensitive: 'S' }),
    after: text(label('改成', 'Now'), { required: true, sensitive: 'S' }),
    source: reference(label('来自', 'From'), ['visit', 'elderVisit']),
    note: text(label('怎么知道的', 'How it is known')),
    reason: text(label('不改的理由', 'Why not'), { multiline: true, merge: 'command' }),
    decidedBy: text(label('谁定的', 'Decided by'), { max: 64, merge: 'command' }),
    status: choice(label('进度', 'Progress'), infoChangeStates, { merge: 'command' }),
  },
  title: ['field', 'after'],
  form: [
    {
      title: label('信息变更', 'Changed information'),
      fields: ['target', 'field', 'before', 'after', 'note', 'source', 'reason', 'decidedBy'],
    },
  ],
  list: { columns: ['field', 'target', 'before', 'after', 'status'], filters: ['status', 'field'] },
  workflow: infoChangeWorkflow,
  access: { create: ['worker', 'supervisor', 'admin'], edit: ['author'], delete: [] },
})
