import { answers } from '../../fields/answers.ts'
import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { flag } from '../../fields/flag.ts'
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
import { serviceNeeds } from '../service-request/service-needs.ts'
import { attemptModes, attemptResults, dangerSigns, ladderEnds, ladderSteps } from './no-answer.ts'
import { visitItemLabels } from './visit-item-labels.ts'

type Filled = Readonly<Record<string, unknown>>
const hasRows = (value: unknown) => Array.isArray(value) && value.length > 0
/** Nobody was met, or somebody only after nobody had answered. */
const attempt = (body: Filled) => body.contact !== 'met' || hasRows(body.ladder) || hasRows(body.attempts)
const wordOfOther = (body: Filled) => body.mode === 'device' || body.mode === 'neighbour'
const measured = (body: Filled) => body.vitalsAgreed === true

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
    toldBy: text(label('谁说的', 'Who said so'), { max: 40, when: wordOfOther }),
    needs: multiChoice(label('服务需求', 'Needs'), serviceNeeds),
    attempts: list(
      label('敲门和拨打', 'Knocks and calls'),
      {
        at: instant(label('时间', 'At')),
        way: choice(label('方式', 'Way'), attemptModes),
        result: choice(label('结果', 'Result'), attemptResults),
        note: text(label('说明', 'Note')),
      },
      { when: attempt },
    ),
    dangerSigns: multiChoice(label('危险迹象', 'Signs of danger'), dangerSigns, { when: attempt }),
    ladder: list(
      label('无人应答步骤', 'No-answer steps'),
      {
        done: choice(label('哪一步', 'Which step'), ladderSteps),
        step: text(label('步骤', 'Step'), { max: 40 }),
        at: instant(label('时间', 'At')),
        result: text(label('结果', 'Result')),
      },
      { when: attempt },
    ),
    lastSeen: text(label('最后见到的时间', 'Last seen'), { max: 60, when: attempt }),
    present: text(label('在场的人', 'Present'), {
      max: 60,
      when: attempt,
      hint: label('要有两人在场。', 'Two people must be present.'),
    }),
    decidedBy: text(label('谁决定的', 'Who decided'), { max: 30, when: attempt }),
    outcome: choice(label('找到没有', 'Found'), ladderEnds, { when: attempt }),
    followsAttempt: reference(label('接着哪一次', 'Goes on from'), 'elderVisit'),
    vitalsAgreed: flag(label('老人同意测量', 'Agrees to be measured')),
    systolic: number(label('收缩压', 'Systolic'), {
      min: 50,
      max: 300,
      unit: label('毫米汞柱', 'mmHg'),
      sensitive: 'SS',
      when: measured,
    }),
    diastolic: number(label('舒张压', 'Diastolic'), {
      min: 30,
      max: 200,
      unit: label('毫米汞柱', 'mmHg'),
      sensitive: 'SS',
      when: measured,
    }),
    glucose: number(label('血糖', 'Blood sugar'), {
      min: 1,
      max: 40,
      integer: false,
      unit: label('毫摩尔/升', 'mmol/L'),
      sensitive: 'SS',
      when: measured,
    }),
    temperature: number(label('体温', 'Temperature'), {
      min: 30,
      max: 45,
      integer: false,
      unit: label('摄氏度', '°C'),
      sensitive: 'SS',
      when: measured,
    }),
    acknowledged: choice(label('老人或家属确认', 'Confirmed by elder or family'), {
      none: label('没有', 'No'),
      oral: label('口头', 'Orally'),
      signature: label('签字', 'Signed'),
    }),
    told: list(label('已告知', 'Told'), {
      to: text(label('告知谁', 'Whom'), { max: 40 }),
      at: instant(label('时间', 'At')),
      channel: choice(label('方式', 'How'), {
        phone: label('电话', 'Phone'),
        person: label('当面', 'In person'),
        message: label('消息', 'Message'),
      }),
    }),
    summary: text(label('情况', 'Summary'), { multiline: true, max: 200 }),
    backdatedReason: text(label('补录原因', 'Why entered later')),
    photos: photos(label('照片', 'Photos')),
    location: place(label('定位', 'Position')),
    ...logFields,
  },
  title: ['mode', 'contact'],
  form: [
    {
      title: label('探访', 'Visit'),
      fields: ['elder', 'mode', 'contact', 'toldBy', 'answers', 'needs', 'summary'],
    },
    {
      title: label('无人应答', 'No answer'),
      fields: [
        'attempts',
        'dangerSigns',
        'ladder',
        'lastSeen',
        'present',
        'decidedBy',
        'outcome',
        'followsAttempt',
      ],
    },
    {
      title: label('测量', 'Measured'),
      fields: ['vitalsAgreed', 'systolic', 'diastolic', 'glucose', 'temperature'],
    },
    {
      title: label('更多', 'More'),
      fields: ['told', 'acknowledged', 'startedAt', 'endedAt', 'backdatedReason', 'photos'],
    },
  ],
  list: {
    columns: ['endedAt', 'elder', 'mode', 'contact', 'status'],
    filters: ['status', 'mode', 'contact', 'elder'],
  },
  workflow: logWorkflow,
  access: { create: ['worker', 'supervisor', 'admin'], edit: ['author'], delete: [] },
})
