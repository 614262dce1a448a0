import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { instant } from '../../fields/instant.ts'
import { list } from '../../fields/list.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { people } from '../../fields/people.ts'
import { photos } from '../../fields/photos.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { appraisalColumns } from '../house/appraisal-columns.ts'
import {
  caseColourOrder,
  caseColours,
  caseEvidence,
  caseStates,
  engineeringMeasures,
  enforcementMeasures,
  firstActions,
  managementMeasures,
  moneySources,
} from './case-options.ts'
import { hazardCaseWorkflow } from './workflow.ts'

const byCommand = { merge: 'command' } as const
const grows = { merge: 'union' } as const

/**
 * 隐患: what is done about one dangerous house until two people strike it off (DOMAIN 3.5). The grade of the house
 * is never here: it comes from inspections and appraisals. Photos say in `about` which checklist item they show.
 */
export const hazardCase = defineRecord({
  type: 'hazardCase',
  label: label('房屋隐患', 'House hazard'),
  scope: 'house',
  fields: {
    house: reference(label('房屋', 'House'), 'house', { required: true }),
    inspection: reference(label('由哪次排查发现', 'Found by'), 'houseInspection'),
    linked: list(
      label('以后的排查', 'Later inspections'),
      { inspection: reference(label('排查', 'Inspection'), 'houseInspection') },
      { max: 200, ...grows },
    ),
    colour: choice(label('管控颜色', 'Colour'), caseColours, { severity: caseColourOrder }),
    brief: text(label('主要隐患', 'Main hazards'), { multiline: true }),
    foundAt: instant(label('发现时间', 'Found at')),
    reporters: people(label('上报人', 'Reported by')),
    findings: list(
      label('隐患项目', 'Findings'),
      {
        item: text(label('排查项', 'Item'), { max: 60 }),
        effect: choice(label('程度', 'Weight'), {
          M: label('一定隐患', 'Some hazard'),
          S: label('严重隐患', 'Severe hazard'),
        }),
        answer: text(label('所见', 'Seen'), { max: 60 }),
        noBefore: text(label('没拍的原因', 'Why no photo'), { max: 20 }),
      },
      { max: 120, ...grows },
    ),
    actions: list(
      label('立即采取的措施', 'Done at once'),
      {
        step: choice(label('措施', 'Action'), firstActions),
        at: instant(label('时间', 'At')),
        by: text(label('谁', 'By'), { max: 64 }),
        note: text(label('说明', 'Note'), { max: 200 }),
      },
      { max: 50, ...grows },
    ),
    management: multiChoice(label('管理措施', 'Management'), managementMeasures),
    engineering: multiChoice(label('工程措施', 'Works'), engineeringMeasures),
    enforcement: multiChoice(label('违法建设查处', 'Enforcement'), enforcementMeasures),
    planSteps: list(
      label('整治步骤', 'Steps of the work'),
      {
        what: text(label('做什么', 'What')),
        by: text(label('谁负责', 'By whom'), { max: 60 }),
        due: date(label('完成日期', 'Until')),
      },
      { max: 20 },
    ),
    planDue: date(label('整治期限', 'Work done by')),
    money: choice(label('资金来源', 'Money'), moneySources),
    temporaryControl: text(label('整治期间怎么管', 'Control during the work'), { multiline: true }),
    planSigner: text(label('方案由谁签', 'Plan signed by'), { max: 60 }),
    planChecker: text(label('由谁检查', 'Checked by'), { max: 60 }),
    photosBefore: photos(label('整改前照片', 'Photos before'), { max: 60 }),
    photosAfter: photos(label('整改后照片', 'Photos after'), { max: 60 }),
    expertPhotos: photos(label('核实照片', 'Expert’s photos')),
    demolitionPhotos: photos(label('拆除照片', 'Photos of the demolition')),
    ownerStatement: text(label('产权人说明', 'Owner’s statement'), { multiline: true }),
    recheck: reference(label('作为依据的复查', 'Re-inspection as proof'), 'houseInspection'),
    expert: text(label('专业人员', 'Expert'), { max: 60, ...byCommand }),
    appraisals: list(label('鉴定记录', 'Appraisals'), appraisalColumns, { max: 20, ...byCommand }),
    workDoneOn: date(label('完工日期', 'Work done on'), byCommand),
    evidence: choice(label('销号依据', 'Proof'), caseEvidence, byCommand),
    signedBy: text(label('验收签字人', 'Signed by'), { max: 64, ...byCommand }),
    signedAt: instant(label('签字时间', 'Signed at'), byCommand),
    closedBy: text(label('销号人', 'Closed by'), { max: 64, ...byCommand }),
    closedAt: instant(label('销号时间', 'Closed at'), byCommand),
    log: list(
      label('办理过程', 'Steps taken'),
      {
        step: text(label('步骤', 'Step'), { max: 30 }),
        at: instant(label('时间', 'At')),
        by: text(label('谁', 'By'), { max: 64 }),
        note: text(label('说明', 'Note'), { max: 500 }),
      },
      { max: 200, ...byCommand },
    ),
    status: choice(label('状态', 'Status'), caseStates, byCommand),
  },
  title: ['brief'],
  form: [
    { title: label('隐患', 'Hazard'), fields: ['house', 'colour', 'brief'] },
    {
      title: label('一楼一策', 'Plan for this house'),
      fields: [
        'management',
        'engineering',
        'enforcement',
        'planSteps',
        'planDue',
        'money',
        'temporaryControl',
        'planSigner',
        'planChecker',
      ],
    },
    {
      title: label('照片', 'Photos'),
      fields: ['photosBefore', 'photosAfter', 'expertPhotos'],
    },
    {
      title: label('验收', 'Acceptance'),
      fields: ['demolitionPhotos', 'ownerStatement', 'recheck', 'appraisals', 'workDoneOn', 'evidence'],
    },
  ],
  list: {
    columns: ['house', 'brief', 'colour', 'status', 'foundAt', 'planDue'],
    filters: ['status', 'colour', 'house'],
  },
  workflow: hazardCaseWorkflow,
  access: {
    create: ['worker', 'inspector', 'supervisor', 'admin'],
    edit: ['worker', 'inspector', 'supervisor', 'admin'],
    delete: [],
  },
})
