import { optionWords } from '../option-words.ts'
import { label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { notice as definition } from '../records/notice/definition.ts'
import { definitionOf } from '../records/registry.ts'
import type { DueItem } from './due-item.ts'
import { nowhere } from './place-of.ts'

/** What the server had to tell this person and they have not read. */
export function noticeItem({ id, body }: RecordVersion<Body<'notice'>>): DueItem | null {
  if (body.read === true) return null
  const about = definitionOf(body.targetType ?? '')?.label ?? label('记录', 'Record')
  return {
    key: `notice:${id}`,
    kind: 'notice',
    type: 'notice',
    record: id,
    place: nowhere,
    title: label(`通知：${about.zh}`, `Notice: ${about.en}`),
    why: optionWords(definition.fields.kind.options, body.kind ?? 'error'),
    urgency: 'today',
    due: null,
    days: null,
  }
}
