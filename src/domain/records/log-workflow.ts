import { verbatim } from '../fields/verbatim.ts'
import { text } from '../fields/text.ts'
import { choice } from '../fields/choice.ts'
import { instant } from '../fields/instant.ts'
import { label } from '../label.ts'
import type { Command, Workflow } from '../record/workflow.ts'

export type LogStatus = 'draft' | 'submitted' | 'returned' | 'accepted' | 'void'

/** What the reviewer said when sending a log back: a sentence, and remarks by field or `field.item`. */
export type Remarks = Readonly<Record<string, string>>

/** Fields that every reviewed log carries (SM-LOG, DOMAIN 1.1); only commands write them. */
export const logFields = {
  status: choice(
    label('状态', 'Status'),
    {
      draft: label('草稿', 'Draft'),
      submitted: label('已提交', 'Submitted'),
      returned: label('退回', 'Sent back'),
      accepted: label('已审核', 'Approved'),
      void: label('作废', 'Void'),
    },
    { merge: 'command' },
  ),
  remarks: verbatim(label('审核意见', 'Remarks on fields'), { merge: 'command' }),
  reviewNote: text(label('审核说明', 'Reviewer’s note'), { merge: 'command', multiline: true }),
  reviewedBy: text(label('审核人', 'Reviewer'), { max: 64, merge: 'command' }),
  reviewedAt: instant(label('审核时间', 'Reviewed at'), { merge: 'command' }),
  voidReason: text(label('作废原因', 'Reason for voiding'), { merge: 'command' }),
}

const review: Command['writes'] = (args, { actor, at }) => ({
  remarks: args.remarks ?? null,
  reviewNote: args.note ?? null,
  reviewedBy: actor.user,
  reviewedAt: at,
})

/** draft → submitted → accepted, or returned → submitted again; void is never a delete (DOMAIN 1.1, 12.2). */
export const logWorkflow: Workflow = {
  field: 'status',
  initial: 'draft',
  states: {
    draft: { label: label('草稿', 'Draft'), tone: 'plain' },
    // A submitted log is append-only: its author corrects it by taking it back, a reviewer by sending it back.
    submitted: { label: label('待审核', 'Under review'), tone: 'plain', closed: true },
    returned: { label: label('退回待改', 'Sent back'), tone: 'orange' },
    accepted: { label: label('已审核', 'Approved'), tone: 'green', closed: true },
    void: { label: label('已作废', 'Void'), tone: 'plain', closed: true },
  },
  commands: {
    submit: {
      label: label('提交', 'Submit'),
      from: ['draft', 'returned'],
      to: 'submitted',
      by: ['author'],
      needsComplete: true,
    },
    takeBack: {
      label: label('撤回修改', 'Take back to correct'),
      from: ['submitted'],
      to: 'returned',
      by: ['author'],
      needs: ['note'],
      writes: (args) => ({ reviewNote: args.note ?? null, remarks: null }),
    },
    approve: {
      label: label('通过', 'Approve'),
      from: ['submitted'],
      to: 'accepted',
      by: ['supervisor', 'admin'],
      notByAuthor: true,
      writes: (args, context) => ({ ...review(args, context), remarks: null }),
    },
    sendBack: {
      label: label('退回', 'Send back'),
      from: ['submitted', 'accepted'],
      to: 'returned',
      by: ['supervisor', 'admin'],
      needs: ['note'],
      writes: review,
    },
    void: {
      label: label('作废', 'Void'),
      from: ['draft', 'submitted', 'returned'],
      to: 'void',
      by: ['author', 'supervisor', 'admin'],
      needs: ['reason'],
      writes: (args) => ({ voidReason: args.reason ?? null }),
    },
  },
}
