import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { list } from '../../fields/list.ts'
import { number } from '../../fields/number.ts'
import { phone } from '../../fields/phone.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'

/** The smallest area of management; belongs to one community (DOMAIN 2.1, 2.2). */
export const grid = defineRecord({
  type: 'grid',
  label: label('网格', 'Grid'),
  scope: 'common',
  fields: {
    code: text(label('网格编码', 'Grid code'), { required: true, max: 15 }),
    name: text(label('网格名称', 'Grid name'), { required: true }),
    kind: choice(label('网格类型', 'Kind'), {
      basic: label('基础网格', 'Basic grid'),
      dedicated: label('专属网格', 'Dedicated grid'),
      micro: label('微网格', 'Micro-grid'),
    }),
    community: text(label('所属社区', 'Community'), { required: true }),
    communityCode: text(label('社区代码', 'Community code'), { required: true, max: 12 }),
    street: text(label('所属街道', 'Street')),
    households: number(label('户数', 'Households')),
    dutyPhone: phone(label('社区值班电话', 'Community duty phone')),
    secretaryPhone: phone(label('社区书记电话', 'Secretary’s phone')),
    status: choice(label('状态', 'Status'), {
      draft: label('草案', 'Draft'),
      approved: label('已批准', 'Approved'),
      retired: label('已停用', 'Retired'),
    }),
    validFrom: text(label('启用日期', 'Valid from'), { max: 10 }),
    validTo: date(label('停用日期', 'Valid to')),
    residents: number(label('人口', 'Residents')),
    partyBranch: reference(label('网格党支部', 'Party branch'), 'orgUnit'),
    formedFrom: list(
      label('由来', 'Formed from'),
      {
        grid: text(label('原网格编码', 'Earlier grid'), { max: 15 }),
        how: choice(label('方式', 'How'), {
          split: label('拆分', 'Split'),
          merged: label('合并', 'Merged'),
          redrawn: label('调整', 'Redrawn'),
        }),
        on: date(label('日期', 'On')),
      },
      { max: 10 },
    ),
  },
  title: ['name'],
  form: [
    {
      title: label('网格', 'Grid'),
      fields: ['code', 'name', 'kind', 'community', 'communityCode', 'street', 'status'],
    },
    {
      title: label('联系', 'Contacts'),
      fields: ['dutyPhone', 'secretaryPhone', 'partyBranch', 'households', 'residents'],
    },
    { title: label('沿革', 'History'), fields: ['validFrom', 'validTo', 'formedFrom'] },
  ],
  list: {
    columns: ['code', 'name', 'community', 'households', 'status'],
    filters: ['communityCode', 'status'],
  },
  access: { create: ['admin'], edit: ['admin'], delete: ['admin'] },
})
