import { roles } from '../../access/role.ts'
import { answers } from '../../fields/answers.ts'
import { wrongType } from '../../fields/field.ts'
import { choice } from '../../fields/choice.ts'
import { flag } from '../../fields/flag.ts'
import { instant } from '../../fields/instant.ts'
import { people } from '../../fields/people.ts'
import { photos } from '../../fields/photos.ts'
import { place } from '../../fields/place.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { verbatim } from '../../fields/verbatim.ts'
import { isJsonObject } from '../../json.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { logFields } from '../log-workflow.ts'
import { checklistItemLabels } from './checklist-item-labels.ts'
import { controlLevels } from './control-level.ts'
import { gradeOrder, houseGrades } from './grade-order.ts'
import { houseInspectionWorkflow } from './workflow.ts'

/** The facts are read by rules on every phone, so each is a plain value. */
const isFlat = (value: unknown) =>
  isJsonObject(value) && Object.values(value).every((one) => one === null || typeof one !== 'object')

/**
 * 自建房排查: one person's look at one house. The grade follows from `facts` and `answers` by `gradeHouse`
 * and is never stored; only what a person decided is: a raise by the worker, a verdict by an expert.
 */
export const houseInspection = defineRecord({
  type: 'houseInspection',
  label: label('房屋排查', 'House inspection'),
  scope: 'house',
  fact: true,
  fields: {
    house: reference(label('房屋', 'House'), 'house', { required: true }),
    inspectionType: choice(
      label('排查类型', 'Kind'),
      {
        first: label('首次排查', 'First inspection'),
        patrol: label('日常巡查', 'Patrol'),
        again: label('再排查', 'Re-inspection'),
        event: label('事件排查', 'After an event'),
        recheck: label('复查', 'Re-check'),
        professional: label('专业巡检', 'Professional inspection'),
      },
      { required: true },
    ),
    batch: reference(label('再排查批次', 'Batch'), 'batch'),
    startedAt: instant(label('开始时间', 'Started'), { required: true }),
    endedAt: instant(label('结束时间', 'Ended'), { required: true }),
    inspectors: people(label('排查人', 'By'), { required: true }),
    checklistVersion: text(label('清单版本', 'Checklist'), { max: 20 }),
    facts: verbatim(label('房屋情况', 'The house as found'), {
      required: true,
      check: (value) => (isFlat(value) ? null : wrongType),
    }),
    reportedAt: instant(label('上报时间', 'Reported at'), { merge: 'command' }),
    reportedAs: choice(label('上报人身份', 'Reported as'), roles, { merge: 'command' }),
    answers: answers(label('排查项目', 'Items'), checklistItemLabels, { required: true }),
    ownerPresent: flag(label('产权人或使用人在场', 'Owner or user present')),
    archivePhotos: photos(label('档案照片', 'File photos')),
    noPhotoReason: choice(label('没拍照片的原因', 'Why no photo'), {
      refused: label('住户不让拍', 'Refused'),
      dark: label('太暗', 'Too dark'),
      unsafe: label('不安全', 'Unsafe'),
      no_camera: label('手机拍不了', 'No camera'),
    }),
    workerGrade: choice(label('提高到', 'Raised to'), houseGrades, { severity: gradeOrder }),
    workerReason: text(label('提高的理由', 'Reason for raising')),
    verifiedGrade: choice(label('核实等级', 'Verified grade'), houseGrades, { merge: 'command' }),
    verifiedReason: text(label('核实理由', 'Reason'), { merge: 'command', multiline: true }),
    verifiedBy: text(label('核实人', 'Verified by'), { merge: 'command', max: 64 }),
    verifiedAt: instant(label('核实时间', 'Verified at'), { merge: 'command' }),
    worstReported: choice(label('上报过的最重等级', 'Worst grade reported'), houseGrades, {
      merge: 'command',
    }),
    worstControl: choice(label('上报过的最重颜色', 'Worst colour reported'), controlLevels, {
      merge: 'command',
    }),
    note: text(label('备注', 'Note'), { multiline: true }),
    location: place(label('定位', 'Position')),
    ...logFields,
  },
  title: ['inspectionType'],
  form: [
    { title: label('排查', 'Inspection'), fields: ['house', 'inspectionType', 'answers', 'ownerPresent'] },
    {
      title: label('判定', 'Grade'),
      fields: ['workerGrade', 'workerReason', 'verifiedGrade', 'verifiedReason'],
    },
    { title: label('更多', 'More'), fields: ['archivePhotos', 'noPhotoReason', 'batch', 'note'] },
  ],
  list: {
    columns: ['endedAt', 'house', 'inspectionType', 'status'],
    filters: ['status', 'inspectionType', 'house'],
  },
  workflow: houseInspectionWorkflow,
  access: { create: ['worker', 'inspector', 'supervisor', 'admin'], edit: ['author'], delete: [] },
})
