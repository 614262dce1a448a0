import type { AnswersField } from '../fields/answers.ts'
import { type Json } from '../json.ts'
import { type Label, label } from '../label.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import { checklistItem, universalAnswers } from '../records/house-inspection/checklist.ts'
import { visitItemById } from '../records/elder-visit/visit-items.ts'
import { fieldPath } from '../sync/field-path.ts'
import type { DeskWords } from './desk-messages.ts'
import { fieldWords } from './field-words.ts'

/** What `field` or `field.item` is called on screen. */
export function pathLabel(definition: RecordDefinition, key: string): Label {
  const path = fieldPath(definition, key)
  if (!path) return label(key, key)
  const items = path.field.kind === 'answers' ? (path.field as AnswersField).items : null
  return (path.item && items?.[path.item]) || path.field.label
}

/** A value at a path in words; an answer is named as its checklist names it. */
export function pathWords(definition: RecordDefinition, key: string, value: Json, words: DeskWords): Label {
  const path = fieldPath(definition, key)
  if (!path) return label(JSON.stringify(value), JSON.stringify(value))
  if (path.item === null) return fieldWords(path.field, value, words)
  const answer = value as { value?: string; note?: string } | null
  if (!answer?.value) return label('', '')
  const options = [
    ...(checklistItem.get(path.item)?.options ?? visitItemById.get(path.item)?.options ?? []),
    ...universalAnswers,
  ]
  const option = options.find((one) => one.value === answer.value)
  const note = answer.note ? ` · ${answer.note}` : ''
  return label((option?.zh ?? answer.value) + note, (option?.en ?? answer.value) + note)
}
