import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { flag } from '../../fields/flag.ts'
import { instant } from '../../fields/instant.ts'
import { list } from '../../fields/list.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { people } from '../../fields/people.ts'
import { phone } from '../../fields/phone.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import {
  abilityLevels,
  careLevels,
  chronicIllnesses,
  elderCategories,
  elderEvents,
  elderStatuses,
  incomeSources,
  livingArrangements,
} from './elder-options.ts'
import { elderWorkflow } from './workflow.ts'

const person = (zh: string, en: string) => ({
  name: text(label(zh, en), { max: 30 }),
  relation: text(label('关系', 'Relation'), { max: 20 }),
  phone: phone(label('电话', 'Phone')),
})

/** The file of an elderly person in special difficulty (DOMAIN 4.3). Level and due dates are computed (M6). */
export const elder = defineRecord({
  type: 'elder',
  label: label('老年人', 'Elder'),
  scope: 'care',
  fields: {
    name: text(label('姓名', 'Name'), { required: true, max: 30, sensitive: 'S' }),
    resident: reference(label('居民', 'Resident'), 'resident', { required: true }),
    household: reference(label('住房', 'Home'), 'household', { required: true }),
    house: reference(label('自建房', 'Self-built house'), 'house'),
    sex: choice(label('性别', 'Sex'), { male: label('男', 'Male'), female: label('女', 'Female') }),
    birthDate: date(label('出生日期', 'Date of birth'), { required: true, sensitive: 'S' }),
    enrolledOn: date(label('建档日期', 'Enrolled'), { required: true }),
    categories: multiChoice(label('特殊困难类别', 'Special difficulty'), elderCategories, { required: true }),
    livingArrangement: choice(label('居住方式', 'Lives'), livingArrangements, { required: true }),
    spouseBirthDate: date(label('配偶出生日期', 'Spouse’s date of birth'), { sensitive: 'S' }),
    carerLivesIn: flag(label('有同住照护人', 'A carer lives in')),
    abilityLevel: choice(label('能力等级', 'Ability'), abilityLevels, { required: true, sensitive: 'SS' }),
    abilityAssessedOn: date(label('评估日期', 'Assessed on')),
    abilityAgency: text(label('评估机构', 'Assessed by'), { max: 60 }),
    cognition: choice(
      label('认知', 'Cognition'),
      {
        normal: label('正常', 'Normal'),
        suspected: label('疑似失智', 'Suspected dementia'),
        diagnosed: label('确诊失智', 'Diagnosed dementia'),
      },
      { required: true, sensitive: 'SS' },
    ),
    chronic: multiChoice(label('慢病', 'Chronic illness'), chronicIllnesses, { sensitive: 'SS' }),
    lifeThreatening: flag(label('有随时危及生命的疾病', 'Life-threatening illness'), {
      required: true,
      sensitive: 'SS',
    }),
    medicineNote: text(label('常用药与过敏', 'Medicine and allergies'), { multiline: true, sensitive: 'SS' }),
    disabilityLevel: choice(
      label('残疾等级', 'Disability'),
      {
        none: label('无', 'None'),
        '1': label('一级', 'Level 1'),
        '2': label('二级', 'Level 2'),
        '3': label('三级', 'Level 3'),
        '4': label('四级', 'Level 4'),
      },
      { sensitive: 'SS' },
    ),
    incomeType: multiChoice(label('收入来源', 'Income'), incomeSources, { sensitive: 'SS' }),
    children: list(
      label('子女情况', 'Children'),
      {
        ...person('姓名', 'Name'),
        city: text(label('所在城市', 'City'), { max: 20 }),
        visitFreq: choice(label('多久来看一次', 'Visits'), {
          daily: label('每天', 'Every day'),
          weekly: label('每周', 'Every week'),
          monthly: label('每月', 'Every month'),
          yearly: label('一年几次', 'A few times a year'),
          never: label('不来往', 'Never'),
        }),
      },
      { max: 10, sensitive: 'S' },
    ),
    childrenSupport: choice(label('子女照应', 'Children’s support'), {
      ok: label('正常', 'Good'),
      visit_less_than_monthly: label('每月来不到一次', 'Visits less than monthly'),
      no_child_in_city: label('子女不在本市', 'No child in the city'),
      none_or_lost: label('无子女或失联', 'No children or no contact'),
    }),
    emergencyContacts: list(
      label('紧急联系人', 'Emergency contacts'),
      {
        ...person('联系人', 'Contact'),
        distance: choice(label('住得多远', 'How far away'), {
          next_door: label('同楼或隔壁', 'Next door'),
          walk: label('走路能到', 'Walking distance'),
          same_city: label('同城', 'Same city'),
          elsewhere: label('外地', 'Elsewhere'),
        }),
        hasKey: flag(label('有钥匙', 'Has a key')),
      },
      {
        required: true,
        max: 3,
        hint: label('至少有一位24小时内能赶到。', 'At least one who can be there within 24 hours.'),
      },
    ),
    neighbour: list(label('就近邻居', 'Neighbour to ask'), person('邻居', 'Neighbour'), { max: 1 }),
    keyHolder: list(
      label('备用钥匙保管人', 'Keeper of the spare key'),
      { ...person('保管人', 'Keeper'), agreed: flag(label('老人同意', 'The elder agrees')) },
      { max: 1, hint: label('要老人同意。', 'Only with the elder’s consent.') },
    ),
    familyDoctor: list(label('家庭医生', 'Family doctor'), person('医生', 'Doctor'), { max: 1 }),
    assignedWorker: people(label('负责网格员', 'Worker in charge'), { merge: 'merge3' }),
    backupPerson: list(label('结对志愿者/党员', 'Paired volunteer'), person('结对人', 'Paired with'), {
      max: 1,
    }),
    phone: phone(label('本人电话', 'Own phone')),
    device: multiChoice(label('智能设备', 'Devices'), {
      call: label('一键呼叫', 'Call button'),
      smoke: label('烟感', 'Smoke alarm'),
      meter: label('水表电表', 'Smart meter'),
      mattress: label('床垫', 'Mattress sensor'),
      bracelet: label('手环', 'Bracelet'),
    }),
    consent: choice(
      label('探访意愿', 'Consent to visits'),
      {
        agreed: label('同意上门', 'Agrees to visits'),
        phone_only: label('只接受电话', 'By phone only'),
        refused: label('不愿意', 'Declines'),
      },
      { required: true },
    ),
    consentHealth: flag(label('同意记录健康信息', 'Agrees to health notes')),
    consentHealthOn: date(label('健康信息同意日期', 'Agreed to health notes on')),
    informedOn: date(label('告知日期', 'Informed on')),
    informedBy: people(label('告知人', 'Informed by'), { merge: 'merge3' }),
    informedHow: choice(label('怎么同意的', 'How consent was given'), {
      signed: label('签字', 'Signed'),
      oral: label('口头', 'Orally'),
      guardian: label('监护人代为同意', 'By the guardian'),
    }),
    preferredTime: text(label('方便时间', 'Preferred time'), { max: 40 }),
    events: list(label('近期变故', 'Recent events'), {
      kind: choice(label('变故', 'Event'), elderEvents),
      on: date(label('日期', 'On')),
    }),
    levelFloor: choice(label('人工提高到', 'Raised to'), careLevels, {
      severity: ['green', 'yellow', 'red'],
    }),
    levelReason: text(label('调整原因', 'Reason')),
    levelRaisedOn: date(label('提高日期', 'Raised on')),
    levelConfirmedOn: date(label('降级核定日期', 'Lowering confirmed on'), { merge: 'command' }),
    proposedLevel: choice(label('提议降到', 'Proposed level'), careLevels, { merge: 'command' }),
    proposedReason: text(label('提议理由', 'Why proposed'), { merge: 'command' }),
    proposedBy: text(label('提议人', 'Proposed by'), { max: 64, merge: 'command' }),
    proposedAt: instant(label('提议时间', 'Proposed at'), { merge: 'command' }),
    status: choice(label('状态', 'Status'), elderStatuses, { required: true }),
    statusSince: date(label('状态开始日期', 'Since')),
    file: choice(label('档案', 'File'), { open: label('在管', 'Open') }, { merge: 'command' }),
  },
  title: ['name'],
  form: [
    {
      title: label('老人', 'Elder'),
      fields: [
        'name',
        'sex',
        'birthDate',
        'resident',
        'household',
        'phone',
        'status',
        'statusSince',
        'enrolledOn',
      ],
    },
    {
      title: label('情况', 'Situation'),
      fields: [
        'categories',
        'livingArrangement',
        'carerLivesIn',
        'spouseBirthDate',
        'childrenSupport',
        'children',
        'abilityLevel',
        'abilityAssessedOn',
        'abilityAgency',
        'cognition',
        'chronic',
        'lifeThreatening',
        'disabilityLevel',
        'medicineNote',
        'incomeType',
        'events',
      ],
    },
    {
      title: label('联系', 'Contacts'),
      fields: [
        'emergencyContacts',
        'neighbour',
        'keyHolder',
        'familyDoctor',
        'backupPerson',
        'assignedWorker',
        'device',
        'preferredTime',
      ],
    },
    {
      title: label('同意', 'Consent'),
      fields: ['consent', 'informedOn', 'informedBy', 'informedHow', 'consentHealth', 'consentHealthOn'],
    },
    {
      title: label('关爱等级', 'Care level'),
      fields: [
        'levelFloor',
        'levelReason',
        'levelRaisedOn',
        'levelConfirmedOn',
        'proposedLevel',
        'proposedReason',
      ],
    },
  ],
  list: {
    columns: ['name', 'birthDate', 'livingArrangement', 'abilityLevel', 'phone', 'status'],
    filters: ['status', 'livingArrangement', 'proposedLevel'],
  },
  workflow: elderWorkflow,
  access: {
    create: ['worker', 'supervisor', 'admin'],
    edit: ['worker', 'supervisor', 'admin'],
    delete: ['supervisor', 'admin'],
  },
})
