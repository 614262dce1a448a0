import { optionWords } from '../option-words.ts'
import { label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { review as definition } from '../records/review/definition.ts'
import { definitionOf } from '../records/registry.ts'
import type { DueItem } from './due-item.ts'
import { placeOf } from './place-of.ts'
import type { World } from './world.ts'

/** What this person wrote and did not stand, until they or the community have decided. */
export function reviewItem({ records, user }: World, review: RecordVersion<Body<'review'>>): DueItem | null {
  const { author, status = 'open', kind = 'field', targetType } = review.body
  if (author !== user || status !== 'open') return null
  const about = definitionOf(targetType ?? '')?.label ?? label('记录', 'Record')
  return {
    key: `review:${review.id}`,
    kind: 'review',
    type: 'review',
    record: review.id,
    place: placeOf(records, review),
    title: label(`有一处不一致：${about.zh}`, `One disagreement: ${about.en}`),
    why: optionWords(definition.fields.kind.options, kind),
    urgency: 'today',
    due: null,
    days: null,
  }
}
