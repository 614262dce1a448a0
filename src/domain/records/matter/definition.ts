import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { flag } from '../../fields/flag.ts'
import { phone } from '../../fields/phone.ts'
import { photos } from '../../fields/photos.ts'
import { place } from '../../fields/place.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { matterClasses, matterLevels } from './matter-options.ts'
import { matterWorkflow } from './workflow.ts'

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
    rating: choice(
      label('评价', 'Rating'),
      {
        satisfied: label('满意', 'Satisfied'),
        fair: label('基本满意', 'Fairly satisfied'),
        unsatisfied: label('不满意', 'Not satisfied'),
        none: label('未评价', 'Not rated'),
      },
      { merge: 'command' },
    ),
    status: choice(
      label('进度', 'Progress'),
      {
        reported: label('已上报', 'Reported'),
        accepted: label('已受理', 'Accepted'),
        rejected: label('不受理', 'Not accepted'),
        dispatched: label('已派遣', 'Dispatched'),
        handling: label('处置中', 'Handling'),
        replied: label('已反馈', 'Replied'),
        verifying: label('核查中', 'Verifying'),
        closed: label('已结案', 'Closed'),
        suspended: label('挂账', 'Hung up'),
      },
      { merge: 'command' },
    ),
  },
  title: ['class', 'brief'],
  form: [
    { title: label('事项', 'Matter'), fields: ['class', 'brief', 'placeText', 'level'] },
    { title: label('更多', 'More'), fields: ['client', 'clientPhone', 'promisedBy', 'photos'] },
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
