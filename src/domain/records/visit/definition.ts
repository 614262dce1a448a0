import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { instant } from '../../fields/instant.ts'
import { list } from '../../fields/list.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { number } from '../../fields/number.ts'
import { people } from '../../fields/people.ts'
import { photos } from '../../fields/photos.ts'
import { place } from '../../fields/place.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { logFields, logWorkflow } from '../log-workflow.ts'
import { topics, visitForms, visitPhrases, visitTargets, visitTypes } from './visit-options.ts'

/** 走访日志: one walk to one home or to many; ledgers count homes, not logs (DOMAIN 5.1). */
export const visit = defineRecord({
  type: 'visit',
  label: label('走访', 'Visit'),
  scope: 'base',
  fact: true,
  fields: {
    visitType: choice(label('走访类型', 'Kind of visit'), visitTypes, { required: true }),
    form: choice(label('走访形式', 'Way'), visitForms, { required: true }),
    startedAt: instant(label('开始时间', 'Started'), { required: true }),
    endedAt: instant(label('结束时间', 'Ended'), { required: true }),
    workers: people(label('走访人', 'By'), { required: true }),
    companions: text(label('陪同人员', 'Accompanied by')),
    households: list(label('走访户', 'Homes'), {
      household: reference(label('住户', 'Household'), 'household'),
      met: choice(label('见到', 'Met'), {
        self: label('本人', 'The person'),
        family: label('家属', 'Family'),
        neighbour: label('邻居', 'Neighbour'),
        nobody: label('无人', 'Nobody'),
      }),
      result: text(label('结果', 'Result')),
    }),
    person: reference(label('对象人员', 'Person'), 'resident'),
    placeText: text(label('地点', 'Place')),
    location: place(label('定位', 'Position')),
    topics: multiChoice(label('内容', 'Topics'), topics),
    summary: text(label('情况记录', 'What was found'), { multiline: true, phrases: visitPhrases }),
    feeling: choice(label('走访对象情况', 'How they are'), {
      calm: label('平稳', 'Calm'),
      difficulty: label('有困难', 'In difficulty'),
      upset: label('有情绪', 'Upset'),
      attention: label('需关注', 'Needs attention'),
    }),
    backdatedReason: text(label('补录原因', 'Why entered later')),
    nextVisit: date(label('下次走访', 'Next visit')),
    photos: photos(label('照片', 'Photos')),
    ...logFields,
    targetKind: choice(label('走访对象', 'What was visited'), visitTargets),
    building: reference(label('楼栋', 'Building'), 'building'),
    publicity: list(
      label('宣传', 'Publicity'),
      {
        theme: text(label('主题', 'Theme'), { max: 40 }),
        material: text(label('材料', 'Material'), { max: 40 }),
        copies: number(label('份数', 'Copies'), { max: 10_000 }),
      },
      { max: 10 },
    ),
    dutyPlaces: list(
      label('查看的点位', 'Places looked at'),
      {
        place: reference(label('点位', 'Place'), 'dutyPoint'),
        state: choice(label('情况', 'State'), {
          normal: label('正常', 'Normal'),
          problem: label('有问题', 'A problem'),
        }),
        note: text(label('说明', 'Note')),
      },
      { max: 50 },
    ),
  },
  title: ['visitType', 'placeText'],
  form: [
    {
      title: label('走访', 'Visit'),
      fields: ['visitType', 'form', 'households', 'dutyPlaces', 'feeling', 'topics', 'summary', 'publicity'],
    },
    {
      title: label('更多', 'More'),
      fields: [
        'companions',
        'targetKind',
        'building',
        'placeText',
        'nextVisit',
        'backdatedReason',
        'startedAt',
        'endedAt',
        'photos',
      ],
    },
  ],
  list: {
    columns: ['startedAt', 'visitType', 'form', 'placeText', 'summary', 'status'],
    filters: ['status', 'visitType', 'form'],
  },
  workflow: logWorkflow,
  access: { create: ['worker', 'supervisor', 'admin'], edit: ['author'], delete: [] },
})
