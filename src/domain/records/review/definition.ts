import { choice } from '../../fields/choice.ts'
import { instant } from '../../fields/instant.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { verbatim } from '../../fields/verbatim.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { reviewWorkflow } from './workflow.ts'

/** What a merge could not decide alone: both sides kept, until a person has (rules M5, M7). */
export const review = defineRecord({
  type: 'review',
  label: label('不一致', 'Review'),
  scope: 'base',
  fields: {
    kind: choice(label('类别', 'Kind'), {
      field: label('两人改了同一项', 'Two people changed the same field'),
      closed: label('改了已提交的记录', 'Change to a closed record'),
      deleted: label('改了已删除的记录', 'Change to a deleted record'),
      deleteVsEdit: label('删除时别人刚改过', 'Deleted while another edited'),
      disagree: label('两次排查等级不同', 'Two inspections disagree'),
      duplicate: label('重复建档', 'Created twice'),
      moved: label('记录已移走', 'The record was moved'),
      noAccess: label('没有权限', 'No permission'),
      schema: label('版本不认识', 'Unknown version'),
      error: label('没能写入', 'Could not be written'),
    }),
    target: reference(label('记录', 'Record'), []),
    targetType: text(label('记录种类', 'Kind of record'), { max: 40 }),
    fields: verbatim(label('字段', 'Fields')),
    base: verbatim(label('原来', 'Before')),
    mine: verbatim(label('提交的', 'Proposed')),
    theirs: verbatim(label('现在的', 'Standing')),
    author: text(label('提交人', 'Author'), { max: 64 }),
    other: text(label('另一人', 'Other person'), { max: 64 }),
    uids: verbatim(label('改动编号', 'Mutations')),
    problem: text(label('原因', 'Reason'), { max: 40 }),
    openedAt: instant(label('出现时间', 'Opened')),
    authorAt: instant(label('提交人填写时间', 'Author wrote it at')),
    status: choice(
      label('状态', 'Status'),
      {
        open: label('待处理', 'Open'),
        proposed: label('再次提出', 'Proposed again'),
        withdrawn: label('用现在的', 'Withdrawn'),
        resolved: label('已定', 'Decided'),
      },
      { merge: 'command' },
    ),
    resolution: verbatim(label('处理结果', 'Resolution'), { merge: 'command' }),
  },
  title: ['kind'],
  form: [
    {
      title: label('不一致', 'Review'),
      fields: ['kind', 'target', 'base', 'mine', 'theirs', 'status', 'resolution'],
    },
  ],
  list: {
    columns: ['openedAt', 'kind', 'target', 'author', 'status'],
    filters: ['status', 'kind', 'author', 'target'],
  },
  workflow: reviewWorkflow,
  access: { create: ['server'], edit: ['server'], delete: [] },
})
