import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { multiChoice } from '../../fields/multi-choice.ts'
import { text } from '../../fields/text.ts'
import { label } from '../../label.ts'
import { defineRecord } from '../../record/define-record.ts'
import { careLevels, elderCategories } from '../elder/elder-options.ts'
import { isBatch } from './is-batch.ts'

/**
 * An official weather alert, which asks for a contact with elders in red and yellow, or a batch of the street, as
 * before a festival, for the elders it names by level, group and grid (DOMAIN 4.5). It names no person.
 */
export const alert = defineRecord({
  type: 'alert',
  label: label('预警和关怀批次', 'Alert or care batch'),
  scope: 'common',
  fields: {
    kind: choice(
      label('类别', 'Kind'),
      {
        heat: label('高温预警', 'Heat alert'),
        cold: label('寒潮预警', 'Cold alert'),
        storm: label('暴雨大风预警', 'Storm alert'),
        festival: label('节日关怀', 'Festival care'),
        campaign: label('专项关怀', 'Care campaign'),
      },
      { required: true },
    ),
    title: text(label('名称', 'Name'), { required: true, max: 60 }),
    from: date(label('开始日期', 'From'), { required: true }),
    due: date(label('完成期限', 'To be done by'), { required: true, when: isBatch }),
    levels: multiChoice(label('关爱等级(不选为全部)', 'Care levels (none: all)'), careLevels, {
      when: isBatch,
    }),
    categories: multiChoice(label('类别(不选为全部)', 'Groups (none: all)'), elderCategories, {
      when: isBatch,
    }),
    grid: text(label('网格编码(不填为全部)', 'Grid code (empty: all)'), { max: 15 }),
    status: choice(label('状态', 'Status'), {
      active: label('有效', 'In force'),
      lifted: label('已解除', 'Lifted'),
    }),
  },
  title: ['title'],
  form: [
    {
      title: label('预警和批次', 'Alert or batch'),
      fields: ['kind', 'title', 'from', 'due', 'levels', 'categories', 'grid', 'status'],
    },
  ],
  list: { columns: ['kind', 'title', 'from', 'due', 'grid', 'status'], filters: ['kind', 'status'] },
  access: { create: ['supervisor', 'admin'], edit: ['supervisor', 'admin'], delete: ['admin'] },
})
