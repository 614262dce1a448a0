import { choice } from '../../fields/choice.ts'
import { number } from '../../fields/number.ts'
import { phone } from '../../fields/phone.ts'
import { place } from '../../fields/place.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'

/** A multi-storey building, or a lane of self-built houses that is walked as one. */
export const building = defineRecord({
  type: 'building',
  label: label('楼栋', 'Building'),
  scope: 'base',
  fields: {
    code: text(label('楼栋编码', 'Building code'), { required: true, max: 24 }),
    name: text(label('楼栋名称', 'Building name'), { required: true }),
    address: text(label('地址', 'Address')),
    kind: choice(label('类型', 'Kind'), {
      block: label('住宅楼', 'Residential block'),
      lane: label('自建房片区', 'Lane of self-built houses'),
    }),
    floors: number(label('层数', 'Floors'), { max: 100 }),
    units: number(label('单元数', 'Units'), { max: 50 }),
    head: text(label('楼栋长', 'Building head'), { max: 30 }),
    headPhone: phone(label('楼栋长电话', 'Building head’s phone')),
    location: place(label('位置', 'Location')),
  },
  title: ['name'],
  form: [
    { title: label('楼栋', 'Building'), fields: ['code', 'name', 'address', 'kind', 'floors', 'units'] },
    { title: label('联系', 'Contacts'), fields: ['head', 'headPhone', 'location'] },
  ],
  list: { columns: ['name', 'address', 'floors', 'head'], filters: ['kind'] },
  access: { create: ['supervisor', 'admin'], edit: ['worker', 'supervisor', 'admin'], delete: ['admin'] },
})
