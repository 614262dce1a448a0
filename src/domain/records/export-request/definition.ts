import { revealReasons } from '../../access/reveal-reasons.ts'
import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { instant } from '../../fields/instant.ts'
import { list } from '../../fields/list.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { exportRequestWorkflow } from './workflow.ts'

const byCommand = { merge: 'command' } as const

/** 完整导出申请: one person asks for a ledger with personal data in full, another one agrees (DOMAIN 2.3, 13). */
export const exportRequest = defineRecord({
  type: 'exportRequest',
  label: label('完整导出申请', 'Request for a full export'),
  scope: 'holding',
  fact: true,
  fields: {
    ledger: text(label('台账', 'Ledger'), { required: true, max: 40 }),
    title: text(label('台账名称', 'Name of the ledger'), { max: 40 }),
    grids: list(
      label('网格', 'Grids'),
      { grid: text(label('网格编码', 'Grid code'), { max: 20 }) },
      { required: true, max: 200 },
    ),
    from: date(label('从', 'From'), { required: true }),
    to: date(label('到', 'To'), { required: true }),
    persons: number(label('涉及人数', 'Persons named')),
    reason: choice(label('事由', 'Reason'), revealReasons, { required: true }),
    purpose: text(label('说明', 'What it is for'), { required: true, multiline: true, max: 200 }),
    decidedBy: text(label('同意人', 'Decided by'), { max: 64, ...byCommand }),
    decidedAt: instant(label('决定时间', 'Decided at'), byCommand),
    refusal: text(label('不同意的原因', 'Why refused'), { ...byCommand }),
    status: choice(
      label('状态', 'Status'),
      {
        requested: label('等另一人同意', 'Waits for a second person'),
        approved: label('已同意', 'Agreed'),
        refused: label('不同意', 'Refused'),
        withdrawn: label('已撤回', 'Withdrawn'),
      },
      byCommand,
    ),
  },
  title: ['title', 'from'],
  form: [
    {
      title: label('申请', 'Request'),
      fields: ['ledger', 'title', 'grids', 'from', 'to', 'persons', 'reason', 'purpose'],
    },
    { title: label('决定', 'Decision'), fields: ['decidedBy', 'decidedAt', 'refusal'] },
  ],
  list: {
    columns: ['title', 'from', 'to', 'persons', 'reason', 'purpose', 'status'],
    filters: ['status', 'ledger'],
  },
  workflow: exportRequestWorkflow,
  access: { create: ['supervisor', 'admin'], edit: ['author'], delete: [] },
})
