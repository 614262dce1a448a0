import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { people } from '../../fields/people.ts'
import { place } from '../../fields/place.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { checkCycles } from './check-cycles.ts'

/** 责任点位: a place of a grid that somebody looks at again and again (DOMAIN 1.2 no. 10). */
export const dutyPoint = defineRecord({
  type: 'dutyPoint',
  label: label('责任点位', 'Duty point'),
  scope: 'base',
  fields: {
    name: text(label('点位名称', 'Name'), { required: true, max: 40 }),
    kind: choice(
      label('点位类型', 'Kind'),
      {
        fireLane: label('消防通道', 'Fire lane'),
        charging: label('电动车充电停放点', 'Charging point for e-bikes'),
        water: label('河塘水边', 'Water’s edge'),
        slope: label('边坡地灾点', 'Slope or hazard site'),
        school: label('学校周边', 'Around a school'),
        market: label('市场商铺', 'Market and shops'),
        crowd: label('人员密集场所', 'Crowded place'),
        site: label('施工工地', 'Building site'),
        utility: label('水电气设施', 'Water, power or gas'),
        waste: label('垃圾点', 'Waste point'),
        other: label('其他', 'Other'),
      },
      { required: true },
    ),
    building: reference(label('楼栋', 'Building'), 'building'),
    placeText: text(label('地点', 'Place')),
    location: place(label('位置', 'Location')),
    checkCycle: choice(label('巡查周期', 'Checked'), checkCycles, { required: true }),
    owners: people(label('责任人', 'Responsible')),
    look: text(label('看什么', 'What to look at'), { multiline: true, max: 200 }),
    from: date(label('开始日期', 'From'), { required: true }),
    to: date(label('结束日期', 'To')),
    status: choice(
      label('状态', 'Status'),
      { active: label('在用', 'Active'), ended: label('已结束', 'Ended') },
      { required: true },
    ),
  },
  title: ['name'],
  form: [
    { title: label('点位', 'Point'), fields: ['name', 'kind', 'building', 'placeText', 'location'] },
    { title: label('责任', 'Duty'), fields: ['owners', 'checkCycle', 'look', 'from', 'to', 'status'] },
  ],
  list: {
    columns: ['name', 'kind', 'placeText', 'checkCycle', 'owners', 'status'],
    filters: ['status', 'kind', 'checkCycle'],
  },
  access: { create: ['supervisor', 'admin'], edit: ['supervisor', 'admin'], delete: ['admin'] },
})
