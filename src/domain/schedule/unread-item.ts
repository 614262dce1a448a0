import { label } from '../label.ts'
import { definitionOf, type RecordType } from '../records/registry.ts'
import type { DueItem } from './due-item.ts'
import { nowhere } from './place-of.ts'

/** The line of a record that a rule could not read: a person looks at it, so that nothing due is passed over in silence. */
export function unreadItem(type: RecordType, record: string): DueItem {
  const { zh, en } = definitionOf(type)!.label
  return {
    key: `unread:${record}`,
    kind: 'unread',
    type,
    record,
    place: nowhere,
    title: label(`${zh}：读不了`, `${en}: cannot be read`),
    why: label(
      '这个版本读不了这条记录，请更新应用，并打开看看',
      'This version cannot read this record: update the app, and open it to look',
    ),
    urgency: 'today',
    due: null,
    days: null,
  }
}
