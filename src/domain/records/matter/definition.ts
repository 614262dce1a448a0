import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { flag } from '../../fields/flag.ts'
import { instant } from '../../fields/instant.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { number } from '../../fields/number.ts'
import { phone } from '../../fields/phone.ts'
import { photos } from '../../fields/photos.ts'
import { place } from '../../fields/place.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { stepLogField } from '../step-log.ts'
import { fraudCalls, fraudKinds } from './fraud.ts'
import {
  matterChannels,
  matterClasses,
  matterLevels,
  matterScales,
  matterSubclasses,
  problemClasses,
  subclassesOf,
} from './matter-options.ts'
import { matterStates, ratings, takenSteps } from './matter-states.ts'
import { matterWorkflow } from './workflow.ts'

const byCommand = { merge: 'command' } as const
const hasSubclass = ({ class: kind }: Readonly<Record<string, unknown>>) =>
  subclassesOf(String(kind)).length > 0
const isFraud = ({ subclass }: Readonly<Record<string, unknown>>) => subclass === 'SE_fraud'

/** 事项: a request or problem that goes through seven steps (DOMAIN 2.4, 2.5). */
export const matter = defineRecord({
  type: 'matter',
  label: label('事项', 'Matter'),
  scope: 'base',
  fields: {
    class: choice(label('类别', 'Class'), matterClasses, { required: true }),
    level: choice(label('级别', 'Level'), matterLevels, { severity: ['L0', 'L1', 'L2', 'L3', 'L4'] }),
    brief: text(label('情况', 'What happened'), { required: true, multiline: true }),
    placeText: text(label('地点', 'Place')),
    household: reference(label('住户', 'Household'), 'household'),
    building: reference(label('楼栋', 'Building'), 'building'),
    source: reference(label('来自', 'From'), ['visit', 'elderVisit', 'houseInspection']),
    client: text(label('诉求人', 'Person asking'), { max: 30, sensitive: 'S' }),
    clientPhone: phone(label('联系电话', 'Phone')),
    promisedBy: date(label('承诺日期', 'Promised by')),
    location: place(label('定位', 'Position')),
    photos: photos(label('照片', 'Photos')),
    handler: text(label('承办', 'Handler'), { max: 60, merge: 'command' }),
    due: date(label('办理期限', 'Due'), { merge: 'command' }),
    result: text(label('处理结果', 'Result'), { multiline: true, merge: 'command' }),
    selfSolved: flag(label('当场解决', 'Solved on the spot'), { merge: 'command' }),
    rating: choice(label('评价', 'Rating'), ratings, byCommand),
    status: choice(label('进度', 'Progress'), matterStates, byCommand),
    subclass: choice(label('小类', 'Sub-class'), matterSubclasses, { when: hasSubclass }),
    problemClass: choice(label('难点、痛点、堵点', 'Kind of problem'), problemClasses),
    scale: choice(label('涉及面', 'Scale'), matterScales, { severity: ['01', '02', '03'] }),
    channel: choice(label('来源', 'How it became known'), matterChannels),
    fraud: choice(label('诈骗情况', 'Fraud'), fraudKinds, { when: isFraud }),
    fraudCalls: multiChoice(label('已拨打', 'Called'), fraudCalls, { when: isFraud }),
    photosAfter: photos(label('办结后照片', 'Photos afterwards')),
    plan: text(label('处置方案', 'Plan'), { multiline: true, merge: 'command' }),
    toldWhom: text(label('告知了谁', 'Who was told'), { max: 60, merge: 'command' }),
    verified: choice(
      label('核查', 'Checked on site'),
      { solved: label('已解决', 'Solved'), notSolved: label('没解决', 'Not solved') },
      byCommand,
    ),
    onceDone: flag(label('一次办成', 'Done in one go'), byCommand),
    tripsNeeded: number(label('居民跑了几趟', 'Trips the resident made'), {
      min: 0,
      max: 50,
      merge: 'command',
    }),
    extendedFrom: date(label('延期前的期限', 'Due before the extension'), byCommand),
    urged: flag(label('督办', 'Urged on'), byCommand),
    revisitedAt: instant(label('回访时间', 'Went back at'), byCommand),
    steps: stepLogField(choice(label('步骤', 'Step'), takenSteps)),
  },
  title: ['class', 'brief'],
  form: [
    {
      title: label('事项', 'Matter'),
      fields: ['class', 'subclass', 'brief', 'placeText', 'level', 'fraud', 'fraudCalls'],
    },
    {
      title: label('更多', 'More'),
      fields: [
        'client',
        'clientPhone',
        'promisedBy',
        'channel',
        'problemClass',
        'scale',
        'photos',
        'photosAfter',
        'handler',
        'due',
        'extendedFrom',
        'plan',
        'result',
        'toldWhom',
        'verified',
        'rating',
        'onceDone',
        'tripsNeeded',
        'urged',
      ],
    },
  ],
  list: {
    columns: ['class', 'brief', 'placeText', 'level', 'status', 'due'],
    filters: ['status', 'class', 'level'],
  },
  workflow: matterWorkflow,
  access: {
    create: ['worker', 'inspector', 'supervisor', 'admin'],
    edit: ['author', 'supervisor', 'admin'],
    delete: [],
  },
})
