import { label } from '../label.ts'
import { review as reviewDefinition } from '../records/review/definition.ts'
import { notice as noticeDefinition } from '../records/notice/definition.ts'
import { definitionOf } from '../records/registry.ts'
import type { DueItem } from './due-item.ts'
import { placeOf } from './place-of.ts'
import type { World } from './world.ts'

const nowhere = { building: null, buildingName: null, household: null, house: null, door: null }

const kindLabel = (type: string | undefined) => definitionOf(type ?? '')?.label ?? label('记录', 'Record')

/** What this person wrote and did not stand, until they or the community have decided. */
export function reviewItems({ records, user }: World): DueItem[] {
  return records
    .ofType('review')
    .filter(({ body }) => body.author === user && (body.status ?? 'open') === 'open')
    .map((record): DueItem => {
      const { kind = 'field', targetType } = record.body
      const about = kindLabel(targetType)
      const why = reviewDefinition.fields.kind.options[kind]
      return {
        key: `review:${record.id}`,
        kind: 'review',
        type: 'review',
        record: record.id,
        place: placeOf(records, record),
        title: label(`有一处不一致：${about.zh}`, `One disagreement: ${about.en}`),
        why,
        urgency: 'today',
        due: null,
        days: null,
      }
    })
}

/** What the server had to tell this person and they have not read. */
export function noticeItems({ records }: World): DueItem[] {
  return records
    .ofType('notice')
    .filter(({ body }) => body.read !== true)
    .map((record): DueItem => {
      const { kind = 'error', targetType } = record.body
      const about = kindLabel(targetType)
      return {
        key: `notice:${record.id}`,
        kind: 'notice',
        type: 'notice',
        record: record.id,
        place: nowhere,
        title: label(`通知：${about.zh}`, `Notice: ${about.en}`),
        why: noticeDefinition.fields.kind.options[kind],
        urgency: 'today',
        due: null,
        days: null,
      }
    })
}
