import { choice } from '../../fields/choice.ts'
import { flag } from '../../fields/flag.ts'
import { instant } from '../../fields/instant.ts'
import { text } from '../../fields/text.ts'
import { verbatim } from '../../fields/verbatim.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'

/** [P6] The server's words: the person they are for says of them only that they were read. */
const byServer = { merge: 'server' } as const

/** Tells an author without a grant what became of the own proposal; carries no one else's data. */
export const notice = defineRecord({
  type: 'notice',
  label: label('通知', 'Notice'),
  scope: 'user',
  fields: {
    kind: choice(
      label('类别', 'Kind'),
      {
        noAccess: label('没有权限,已交督导员', 'No permission; passed to the supervisor'),
        schema: label('版本不认识,已保留', 'Unknown version; kept'),
        error: label('没能写入,已保留', 'Could not be written; kept'),
        decided: label('已有结果', 'Decided'),
      },
      byServer,
    ),
    review: text(label('处理单', 'Review'), { max: 64, ...byServer }),
    target: text(label('记录', 'Record'), { max: 64, ...byServer }),
    targetType: text(label('记录种类', 'Kind of record'), { max: 40, ...byServer }),
    mine: verbatim(label('我提交的', 'My proposal'), byServer),
    problem: text(label('原因', 'Reason'), { max: 40, ...byServer }),
    outcome: text(label('结果', 'Outcome'), { max: 40, ...byServer }),
    at: instant(label('时间', 'At'), byServer),
    read: flag(label('已读', 'Read')),
  },
  title: ['kind'],
  form: [{ title: label('通知', 'Notice'), fields: ['kind', 'mine', 'problem', 'outcome', 'at', 'read'] }],
  list: { columns: ['at', 'kind', 'targetType', 'outcome'] },
  access: { create: ['server'], edit: ['worker', 'inspector', 'supervisor', 'admin'], delete: [] },
})
