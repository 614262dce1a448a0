import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { phone } from '../../fields/phone.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'

/** 网中定格、格上定人、人上定责: who is responsible for which grid, in which post (DOMAIN 1.2 no. 10). */
export const assignment = defineRecord({
  type: 'assignment',
  label: label('三定', 'Assignment'),
  scope: 'common',
  fields: {
    grid: text(label('网格编码', 'Grid code'), { required: true, max: 15 }),
    person: text(label('人员', 'Person'), { required: true, max: 64 }),
    name: text(label('姓名', 'Name'), { required: true, max: 30 }),
    post: choice(
      label('岗位', 'Post'),
      {
        leader: label('网格长', 'Grid leader'),
        fullTime: label('专职网格员', 'Full-time grid worker'),
        partTime: label('兼职网格员', 'Part-time grid worker'),
        buildingHead: label('楼栋长', 'Building head'),
        secretary: label('社区书记', 'Community secretary'),
        inspector: label('房屋排查员', 'House inspector'),
        supervisor: label('督导员', 'Supervisor'),
        administrator: label('街道管理员', 'Street administrator'),
        branchSecretary: label('网格党支部书记', 'Branch secretary'),
        safetyWorker: label('综治网格员', 'Public-safety worker'),
        groupLeader: label('楼栋党小组长', 'Leader of a building group'),
      },
      { required: true },
    ),
    duties: text(label('职责', 'Duties'), { multiline: true }),
    phone: phone(label('电话', 'Phone')),
    from: date(label('开始日期', 'From'), { required: true }),
    to: date(label('结束日期', 'To')),
    building: reference(label('楼栋', 'Building'), 'building'),
  },
  title: ['name', 'post'],
  form: [
    {
      title: label('三定', 'Assignment'),
      fields: ['grid', 'person', 'name', 'post', 'duties', 'phone', 'from', 'to', 'building'],
    },
  ],
  list: { columns: ['grid', 'name', 'post', 'from', 'to'], filters: ['grid', 'post'] },
  access: { create: ['admin'], edit: ['admin'], delete: ['admin'] },
})
