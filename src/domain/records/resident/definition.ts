import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { idNumber } from '../../fields/id-number.ts'
import { phone } from '../../fields/phone.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'

/** A person who lives in a household. */
export const resident = defineRecord({
  type: 'resident',
  label: label('居民', 'Resident'),
  scope: 'base',
  fields: {
    name: text(label('姓名', 'Name'), { required: true, max: 30, sensitive: 'S' }),
    household: reference(label('住户', 'Household'), 'household', { required: true }),
    relation: choice(label('与户主关系', 'Relation to householder'), {
      head: label('户主', 'Householder'),
      spouse: label('配偶', 'Spouse'),
      child: label('子女', 'Child'),
      parent: label('父母', 'Parent'),
      grandchild: label('孙辈', 'Grandchild'),
      other: label('其他', 'Other'),
    }),
    sex: choice(label('性别', 'Sex'), { male: label('男', 'Male'), female: label('女', 'Female') }),
    birthDate: date(label('出生日期', 'Date of birth'), { sensitive: 'S' }),
    idNumber: idNumber(label('公民身份号码', 'Citizen ID number')),
    phone: phone(label('电话', 'Phone')),
    status: choice(label('状态', 'Status'), {
      present: label('在住', 'Lives here'),
      away: label('外出', 'Away'),
      movedOut: label('已搬走', 'Moved out'),
      deceased: label('已故', 'Deceased'),
    }),
    note: text(label('备注', 'Note'), { multiline: true }),
  },
  title: ['name'],
  form: [
    {
      title: label('居民', 'Resident'),
      fields: ['name', 'household', 'relation', 'sex', 'birthDate', 'idNumber', 'phone', 'status', 'note'],
    },
  ],
  list: { columns: ['name', 'sex', 'birthDate', 'phone', 'status'], filters: ['household', 'status', 'sex'] },
  access: {
    create: ['worker', 'supervisor', 'admin'],
    edit: ['worker', 'supervisor', 'admin'],
    delete: ['supervisor', 'admin'],
  },
})
