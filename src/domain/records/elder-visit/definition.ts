import { answers } from '../../fields/answers.ts'
import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { flag } from '../../fields/flag.ts'
import { instant } from '../../fields/instant.ts'
import { list } from '../../fields/list.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { people } from '../../fields/people.ts'
import { photos } from '../../fields/photos.ts'
import { place } from '../../fields/place.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { logFields, logWorkflow } from '../log-workflow.ts'
import { visitItemLabels } from './visit-item-labels.ts'

export const serviceNeeds = {
  meal: label('助餐', 'Meals'),
  cleaning: label('助洁', 'Cleaning'),
  bathing: label('助浴', 'Bathing'),
  walking: label('助行', 'Getting about'),
  medical: label('助医', 'Medical help'),
  urgent: label('助急', 'Emergency help'),
  shopping: label('代购', 'Shopping'),
  bills: label('代缴费', 'Paying bills'),
  fetching: label('代领物品', 'Fetching things'),
  papers: label('代办证件/待遇', 'Papers and benefits'),
  hospital: label('陪同就医', 'Going along to hospital'),
  company: label('精神陪伴', 'Company'),
  haircut: label('理发', 'Haircut'),
  repair: label('家电水电小修', 'Small repairs'),
  adaptation: label('适老化改造', 'Home adaptation'),
  rehabilitation: label('康复护理', 'Rehabilitation'),
  legal: label('法律援助', 'Legal aid'),
  policy: label('政策咨询', 'Policy advice'),
  other: label('其他', 'Other'),
}

const attempt = (body: Readonly<Record<string, unknown>>) => body.contact !== 'met'

/** 老年人探访: one contact with one elder, or one attempt that met no one (DOMAIN 4.4, 4.6). */
export const elderVisit = defineRecord({
  type: 'elderVisit',
  label: label('老人探访', 'Elder visit'),
  scope: 'care',
  fact: true,
  fields: {
    elder: reference(label('老人', 'Elder'), 'elder', { required: true }),
    mode: choice(
      label('方式', 'Way'),
      {
        in_person: label('上门', 'In person'),
        phone: label('电话', 'Phone'),
        video: label('视频', 'Video'),
        device: label('设备', 'Device'),
        neighbour: label('邻居代看', 'Neighbour'),
      },
      { required: true },
    ),
    contact: choice(
      label('见到没有', 'Contact'),
      {
        met: label('见到了', 'Met'),
        not_home: label('没人应', 'No answer'),
        refused: label('拒访', 'Declined'),
      },
      { required: true },
    ),
    startedAt: instant(label('开始时间', 'Started'), { required: true }),
    endedAt: instant(label('结束时间', 'Ended'), { required: true }),
    plannedDue: date(label('应访日期', 'Was due')),
    workers: people(label('探访人', 'By'), { required: true }),
    answers: answers(label('探访项目', 'Items'), visitItemLabels, {
      required: true,
      when: (body) => body.contact === 'met' && body.mode !== 'device' && body.mode !== 'neighbour',
    }),
    quickNormal: flag(label('其余全部正常', 'Rest set to normal')),
    needs: multiChoice(label('服务需求', 'Needs'), serviceNeeds),
    ladder: list(
      label('无人应答步骤', 'No-answer steps'),
      {
        step: text(label('步骤', 'Step'), { max: 40 }),
        at: instant(label('时间', 'At')),
        result: text(label('结果', 'Result')),
      },
      { when: attempt },
    ),
    summary: text(label('情况', 'Summary'), { multiline: true, max: 200 }),
    backdatedReason: text(label('补录原因', 'Why entered later')),
    photos: photos(label('照片', 'Photos')),
    location: place(label('定位', 'Position')),
    ...logFields,
  },
  title: ['mode', 'contact'],
  form: [
    { title: label('探访', 'Visit'), fields: ['elder', 'mode', 'contact', 'answers', 'needs', 'summary'] },
    { title: label('更多', 'More'), fields: ['ladder', 'startedAt', 'endedAt', 'backdatedReason', 'photos'] },
  ],
  list: {
    columns: ['endedAt', 'elder', 'mode', 'contact', 'status'],
    filters: ['status', 'mode', 'contact', 'elder'],
  },
  workflow: logWorkflow,
  access: { create: ['worker', 'supervisor', 'admin'], edit: ['author'], delete: [] },
})
