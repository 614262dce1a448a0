import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { flag } from '../../fields/flag.ts'
import { list } from '../../fields/list.ts'
import { number } from '../../fields/number.ts'
import { people } from '../../fields/people.ts'
import { phone } from '../../fields/phone.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { matterScales } from '../matter/matter-options.ts'
import { stepLogField } from '../step-log.ts'
import {
  agreementKinds,
  disputeSources,
  disputeStates,
  disputeSteps,
  disputeTypes,
  disputeWays,
} from './dispute-options.ts'
import { disputeWorkflow } from './workflow.ts'

const byCommand = { merge: 'command' } as const

/** 矛盾纠纷: found, registered, mediated, and looked after when it is over (DOMAIN 6.1). */
export const dispute = defineRecord({
  type: 'dispute',
  label: label('矛盾纠纷', 'Dispute'),
  scope: 'base',
  fields: {
    disputeType: choice(label('纠纷类别', 'Kind of dispute'), disputeTypes, { required: true }),
    brief: text(label('简要情况', 'In short'), { required: true, multiline: true }),
    eventName: text(label('事件名称', 'Name of the event'), { max: 60 }),
    occurDate: date(label('发生日期', 'Happened on')),
    placeText: text(label('地点', 'Place')),
    household: reference(label('住户', 'Household'), 'household'),
    building: reference(label('楼栋', 'Building'), 'building'),
    scale: choice(label('事件规模', 'Scale'), matterScales, { severity: ['01', '02', '03'] }),
    peopleCount: number(label('涉及人数', 'People involved'), { min: 1, max: 9999 }),
    violent: flag(label('有动手或伤人的苗头', 'Signs of violence')),
    units: text(label('涉及单位', 'Organisations involved')),
    parties: list(
      label('当事人', 'Parties'),
      {
        name: text(label('姓名', 'Name'), { max: 30, sensitive: 'S' }),
        phone: phone(label('电话', 'Phone')),
        address: text(label('住址', 'Address'), { sensitive: 'S' }),
        role: text(label('哪一方', 'Side'), { max: 20 }),
      },
      { max: 30 },
    ),
    origin: choice(label('来源', 'How it became known'), disputeSources),
    source: reference(label('来自', 'From'), ['visit', 'matter']),
    foundBy: people(label('发现人', 'Found by')),
    acceptedOn: date(label('受理日期', 'Accepted on'), byCommand),
    deadline: date(label('化解时限', 'To be solved by'), byCommand),
    way: choice(label('化解方式', 'Way'), disputeWays, byCommand),
    organisation: text(label('化解组织', 'Organisation'), { max: 60, merge: 'command' }),
    mediators: text(label('调解人', 'Mediators'), { max: 60, merge: 'command' }),
    situation: text(label('化解情况', 'How it went'), { multiline: true, merge: 'command' }),
    agreement: choice(label('协议', 'Agreement'), agreementKinds, byCommand),
    agreementNo: text(label('协议编号', 'Number of the agreement'), { max: 40, merge: 'command' }),
    confirmedByCourt: flag(label('司法确认', 'Confirmed by a court'), byCommand),
    endedOn: date(label('办结日期', 'Ended on'), byCommand),
    outcome: choice(
      label('结果', 'Result'),
      { success: label('成功', 'Success'), failure: label('未成功', 'No success') },
      byCommand,
    ),
    performed: flag(label('协议履行了', 'Agreement kept'), byCommand),
    followUps: number(label('回访次数', 'Times followed up'), { max: 50, merge: 'command' }),
    reviewOpinion: text(label('考评意见', 'Opinion'), { multiline: true, merge: 'command' }),
    handedTo: text(label('移交给', 'Handed over to'), { max: 60, merge: 'command' }),
    escalatedOn: date(label('上报街道日期', 'Reported to the street on'), byCommand),
    urged: flag(label('督办', 'Urged on'), byCommand),
    status: choice(label('进度', 'Progress'), disputeStates, byCommand),
    steps: stepLogField(choice(label('步骤', 'Step'), disputeSteps)),
  },
  title: ['disputeType', 'brief'],
  form: [
    {
      title: label('纠纷', 'Dispute'),
      fields: ['disputeType', 'brief', 'placeText', 'household', 'peopleCount', 'violent', 'parties'],
    },
    {
      title: label('更多', 'More'),
      fields: ['eventName', 'occurDate', 'scale', 'units', 'origin', 'foundBy', 'source'],
    },
    {
      title: label('调处', 'Mediation'),
      fields: [
        'acceptedOn',
        'deadline',
        'mediators',
        'organisation',
        'way',
        'situation',
        'outcome',
        'agreement',
        'agreementNo',
        'confirmedByCourt',
        'endedOn',
        'followUps',
        'performed',
        'reviewOpinion',
        'handedTo',
        'escalatedOn',
        'urged',
      ],
    },
  ],
  list: {
    columns: ['disputeType', 'brief', 'placeText', 'deadline', 'status'],
    filters: ['status', 'disputeType', 'origin'],
  },
  workflow: disputeWorkflow,
  access: {
    create: ['worker', 'supervisor', 'admin'],
    edit: ['author', 'supervisor', 'admin'],
    delete: [],
  },
})
