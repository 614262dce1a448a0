import { choice } from '../../fields/choice.ts'
import { flag } from '../../fields/flag.ts'
import { instant } from '../../fields/instant.ts'
import { phone } from '../../fields/phone.ts'
import { photos } from '../../fields/photos.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { serviceNeeds } from './service-needs.ts'
import { handlerKinds, ratedByKinds, ratings, serviceFees, serviceStates } from './service-options.ts'
import { serviceWorkflow } from './workflow.ts'

const byCommand = { merge: 'command' } as const

/**
 * 服务与帮办: something to be done for an elder or for any household, from the wish to the rating (DOMAIN 4.6, 1.2
 * rows 39 and 40). It lives with the care data: what people need is not for everybody who knows the buildings.
 */
export const serviceRequest = defineRecord({
  type: 'serviceRequest',
  label: label('服务帮办', 'Service request'),
  scope: 'care',
  fields: {
    need: choice(label('要帮什么', 'What is needed'), serviceNeeds, { required: true }),
    urgent: flag(label('急办', 'Urgent')),
    elder: reference(label('老人', 'Elder'), 'elder'),
    household: reference(label('住户', 'Household'), 'household'),
    client: text(label('为谁办', 'For whom'), { required: true, max: 30, sensitive: 'S' }),
    clientPhone: phone(label('联系电话', 'Phone')),
    detail: text(label('具体事情', 'Details'), { multiline: true }),
    wantedTime: text(label('希望的时间', 'Wanted time'), { max: 40 }),
    consent: choice(label('本人同意代办', 'Agrees that it is done for them'), {
      oral: label('口头同意', 'Agreed orally'),
      signed: label('签了委托', 'Signed'),
      family: label('家属同意', 'The family agrees'),
    }),
    materials: text(label('要带的材料', 'Papers needed'), { multiline: true, max: 300 }),
    fee: choice(label('费用', 'Fee'), serviceFees),
    source: reference(label('来自', 'From'), ['elderVisit', 'visit']),
    photos: photos(label('照片', 'Photos'), { max: 6 }),
    handler: choice(label('谁来办', 'Handled by'), handlerKinds, byCommand),
    handlerName: text(label('承办人', 'Name of the handler'), { max: 40, ...byCommand }),
    acceptedAt: instant(label('受理时间', 'Accepted at'), byCommand),
    startedAt: instant(label('开始时间', 'Started at'), byCommand),
    doneAt: instant(label('办完时间', 'Done at'), byCommand),
    result: text(label('办理结果', 'Result'), { multiline: true, ...byCommand }),
    onceDone: flag(label('一次办好', 'Done in one go'), byCommand),
    rating: choice(label('评价', 'Rating'), ratings, byCommand),
    ratedBy: choice(label('谁评的', 'Rated by'), ratedByKinds, byCommand),
    reason: text(label('没办的原因', 'Why not done'), { multiline: true, ...byCommand }),
    status: choice(label('进度', 'Progress'), serviceStates, byCommand),
  },
  title: ['need', 'client'],
  form: [
    {
      title: label('要办的事', 'What is needed'),
      fields: ['need', 'urgent', 'client', 'clientPhone', 'detail', 'wantedTime'],
    },
    {
      title: label('代办', 'On their behalf'),
      fields: ['consent', 'materials', 'fee', 'elder', 'household', 'source', 'photos'],
    },
    {
      title: label('办理', 'Handling'),
      fields: [
        'handler',
        'handlerName',
        'acceptedAt',
        'startedAt',
        'doneAt',
        'result',
        'onceDone',
        'rating',
        'ratedBy',
        'reason',
      ],
    },
  ],
  list: {
    columns: ['need', 'client', 'urgent', 'status', 'handler', 'rating'],
    filters: ['status', 'need', 'urgent', 'elder', 'household'],
  },
  workflow: serviceWorkflow,
  access: {
    create: ['worker', 'supervisor', 'admin'],
    edit: ['author', 'supervisor', 'admin'],
    delete: [],
  },
})
