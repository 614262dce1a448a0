import { choice } from '../../fields/choice.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { number } from '../../fields/number.ts'
import { phone } from '../../fields/phone.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'

/** The people who live together now, whatever their registration says (DOMAIN 2.1). */
export const household = defineRecord({
  type: 'household',
  label: label('住户', 'Household'),
  scope: 'base',
  fields: {
    code: text(label('户编码', 'Household code'), { required: true, max: 40 }),
    building: reference(label('楼栋', 'Building'), 'building', { required: true }),
    house: reference(label('自建房', 'Self-built house'), 'house'),
    unit: text(label('单元', 'Unit'), { max: 10 }),
    floor: number(label('楼层', 'Floor'), { min: -3, max: 100 }),
    room: text(label('房号', 'Room'), { required: true, max: 20 }),
    head: text(label('户主', 'Householder'), { max: 30, sensitive: 'S' }),
    phone: phone(label('联系电话', 'Phone')),
    registration: choice(label('户籍类型', 'Registration'), {
      local: label('本地户籍', 'Local registration'),
      migrant: label('外来', 'From elsewhere'),
      split: label('人户分离', 'Registered elsewhere in town'),
    }),
    registeredAddress: text(label('户籍地址', 'Registered address'), { sensitive: 'S' }),
    attention: multiChoice(label('重点户', 'Needs attention'), {
      hardship: label('困难户', 'Hardship'),
      migrant: label('流动人口', 'Migrants'),
      emptyNest: label('空巢', 'Empty nest'),
      leftBehindChild: label('留守儿童', 'Left-behind child'),
      disabled: label('残疾人', 'Disabled person'),
    }),
    status: choice(label('居住情况', 'Occupancy'), {
      lived: label('常住', 'Lived in'),
      empty: label('空置', 'Empty'),
      movedOut: label('已搬走', 'Moved out'),
    }),
    note: text(label('备注', 'Note'), { multiline: true }),
  },
  title: ['room', 'head'],
  form: [
    { title: label('住址', 'Address'), fields: ['code', 'building', 'house', 'unit', 'floor', 'room'] },
    {
      title: label('住户', 'Household'),
      fields: ['head', 'phone', 'registration', 'registeredAddress', 'attention', 'status', 'note'],
    },
  ],
  list: {
    columns: ['room', 'head', 'phone', 'registration', 'status'],
    filters: ['building', 'status', 'registration'],
  },
  access: {
    create: ['worker', 'supervisor', 'admin'],
    edit: ['worker', 'supervisor', 'admin'],
    delete: ['supervisor', 'admin'],
  },
})
