import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { list } from '../../fields/list.ts'
import { number } from '../../fields/number.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { batchInspectors, batchRules, batchStates } from './batch-options.ts'
import { batchWorkflow } from './workflow.ts'

const whenListed = (body: Readonly<Record<string, unknown>>) => body.rule === 'listed'

/** 再排查: a campaign in which houses are looked at again, and what changed is told (DOMAIN 1.2 no. 23, 3.6). */
export const batch = defineRecord({
  type: 'batch',
  label: label('再排查批次', 'Re-inspection batch'),
  scope: 'common',
  fields: {
    name: text(label('批次名称', 'Name'), { required: true, max: 60 }),
    rule: choice(label('排查范围', 'Which houses'), batchRules, { required: true }),
    grids: list(
      label('网格（不填为全部）', 'Grids (all when empty)'),
      { grid: text(label('网格编码', 'Grid code'), { max: 20 }) },
      { max: 60 },
    ),
    houses: list(
      label('名单', 'List'),
      { house: reference(label('房屋', 'House'), 'house') },
      { max: 1000, required: true, when: whenListed },
    ),
    start: date(label('开始日期', 'Begins'), { required: true }),
    end: date(label('结束日期', 'Ends'), { required: true }),
    inspectorType: choice(label('由谁排查', 'Who looks'), batchInspectors, { required: true }),
    sampleRate: number(label('抽查比例', 'Share checked again'), { max: 100, unit: label('百分之', '%') }),
    note: text(label('要求', 'What to look for'), { multiline: true }),
    status: choice(label('状态', 'Status'), batchStates, { merge: 'command' }),
  },
  title: ['name'],
  form: [
    { title: label('批次', 'Batch'), fields: ['name', 'rule', 'houses', 'grids', 'start', 'end'] },
    { title: label('做法', 'How'), fields: ['inspectorType', 'sampleRate', 'note'] },
  ],
  list: {
    columns: ['name', 'rule', 'start', 'end', 'inspectorType', 'status'],
    filters: ['status', 'inspectorType'],
  },
  workflow: batchWorkflow,
  access: { create: ['supervisor', 'admin'], edit: ['supervisor', 'admin'], delete: ['admin'] },
})
