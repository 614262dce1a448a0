import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { list } from '../../fields/list.ts'
import { number } from '../../fields/number.ts'
import { phone } from '../../fields/phone.ts'
import { reference } from '../../fields/reference.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'

type Facts = Readonly<Record<string, unknown>>
const inGrid = ({ level }: Facts) => level === 'branch' || level === 'group'
const ofBuildings = ({ level }: Facts) => level === 'group'
const whenMerged = ({ status }: Facts) => status === 'merged'

/** 社区党组织 → 小区(网格)党支部 → 楼栋党小组: the tree of three levels, kept by the community (DOMAIN 1.2 no. 1, 2.1). */
export const orgUnit = defineRecord({
  type: 'orgUnit',
  label: label('党组织', 'Party organisation'),
  scope: 'common',
  fields: {
    code: text(label('组织编码', 'Code'), { required: true, max: 24 }),
    name: text(label('组织名称', 'Name'), { required: true, max: 60 }),
    level: choice(
      label('层级', 'Level'),
      {
        community: label('社区党组织', 'Community Party organisation'),
        branch: label('小区(网格)党支部', 'Compound (grid) Party branch'),
        group: label('楼栋党小组', 'Building Party group'),
      },
      { required: true },
    ),
    parent: reference(label('上级组织', 'Parent'), 'orgUnit', { required: true, when: inGrid }),
    communityCode: text(label('社区代码', 'Community code'), { required: true, max: 12 }),
    grid: text(label('网格编码', 'Grid code'), { required: true, max: 15, when: inGrid }),
    buildings: list(
      label('负责楼栋', 'Buildings'),
      { building: reference(label('楼栋', 'Building'), 'building') },
      { when: ofBuildings },
    ),
    leader: text(label('负责人', 'Leader'), { max: 30 }),
    phone: phone(label('电话', 'Phone')),
    foundedOn: date(label('成立日期', 'Founded')),
    memberCount: number(label('党员人数', 'Members'), { max: 5000 }),
    checkedOn: date(label('核对日期', 'Checked on'), {
      hint: label('每季度核对一次', 'Checked each quarter'),
    }),
    status: choice(
      label('状态', 'Status'),
      {
        active: label('在用', 'Active'),
        merged: label('已合并', 'Merged'),
        closed: label('已撤销', 'Closed'),
      },
      { required: true },
    ),
    mergedInto: reference(label('并入', 'Merged into'), 'orgUnit', { required: true, when: whenMerged }),
  },
  title: ['name'],
  form: [
    {
      title: label('组织', 'Organisation'),
      fields: ['level', 'communityCode', 'grid', 'parent', 'name', 'code', 'buildings'],
    },
    { title: label('负责人', 'Leader'), fields: ['leader', 'phone', 'memberCount', 'foundedOn'] },
    { title: label('状态', 'Status'), fields: ['status', 'mergedInto', 'checkedOn'] },
  ],
  list: {
    columns: ['name', 'level', 'grid', 'leader', 'memberCount', 'status'],
    filters: ['level', 'grid', 'communityCode', 'status'],
  },
  access: { create: ['supervisor', 'admin'], edit: ['supervisor', 'admin'], delete: ['admin'] },
})
