import { choice } from '../../fields/choice.ts'
import { label } from '../../label.ts'
import type { Workflow } from '../../record/workflow.ts'
import { logWorkflow } from '../log-workflow.ts'
import { houseGrades } from './grade-order.ts'
import { worstControl, worstReported } from './worst-reported.ts'

const noVerdict = { verifiedGrade: null, verifiedReason: null, verifiedBy: null, verifiedAt: null }

/** A log, plus the expert's verdict: the only way to lower a grade, always with a reason (DOMAIN 3.4). */
export const houseInspectionWorkflow: Workflow = {
  ...logWorkflow,
  commands: {
    ...logWorkflow.commands,
    submit: {
      ...logWorkflow.commands.submit!,
      // A verdict was about what the inspection said before; a worse one lives on as what was reported.
      writes: (_args, { body, at, actor }) => ({
        worstReported: worstReported(body),
        worstControl: worstControl(body),
        reportedAt: at,
        reportedAs: actor.role,
        ...(body.verifiedGrade != null && noVerdict),
      }),
    },
    verify: {
      label: label('核实等级', 'Verify the grade'),
      from: ['submitted', 'accepted'],
      to: 'accepted',
      by: ['inspector', 'supervisor', 'admin'],
      notByAuthor: true,
      needs: ['grade', 'reason'],
      asks: { grade: choice(label('核实等级', 'Verified grade'), houseGrades) },
      writes: (args, { actor, at }) => ({
        verifiedGrade: args.grade ?? null,
        verifiedReason: args.reason ?? null,
        verifiedBy: actor.user,
        verifiedAt: at,
        reviewedBy: actor.user,
        reviewedAt: at,
        remarks: null,
      }),
    },
  },
}
