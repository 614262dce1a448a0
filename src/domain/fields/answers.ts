import { isJsonObject } from '../json.ts'
import type { Label } from '../label.ts'
import { type Field, type FieldOptions, wrongType } from './field.ts'

/** One answer of a checklist; which values an item knows is the checklist's business. */
export interface Answer {
  readonly value?: string
  readonly measures?: Readonly<Record<string, number>>
  readonly places?: number
  /** Where those places are, in words. */
  readonly where?: string
  readonly note?: string
  /** Given by a quick pass over the section, not item by item. */
  readonly quick?: boolean
  readonly photos?: readonly string[]
  readonly noPhotoReason?: string
}

export type Answers = Readonly<Record<string, Answer>>

export interface AnswersField extends Field<'answers', Answers> {
  /** Items of the checklist in its order, for titles of remarks and diffs. */
  readonly items: Readonly<Record<string, Label>>
}

const isText = (value: unknown, most: number) =>
  value == null || (typeof value === 'string' && value.length <= most)
const isNumber = (value: unknown) => value == null || typeof value === 'number'

/** Rules calculate with what is in here, on every phone: another type would stop them all. */
const isAnswer = (value: unknown) =>
  isJsonObject(value) &&
  isText(value.value, 60) &&
  isText(value.note, 2000) &&
  isText(value.where, 500) &&
  isNumber(value.places) &&
  (value.measures == null || (isJsonObject(value.measures) && Object.values(value.measures).every(isNumber)))

/** Answers to a checklist, one per item. Each item merges on its own: a patch names `field.item`. */
export const answers = (
  label: Label,
  items: Readonly<Record<string, Label>>,
  options: FieldOptions = {},
): AnswersField => ({
  kind: 'answers',
  label,
  merge: 'merge3',
  ...options,
  items,
  check: (value) => {
    if (!isJsonObject(value)) return wrongType
    const given = Object.values(value)
    if (given.length > 300) return { code: 'tooMany', limit: 300 }
    return given.every((one) => one == null || isAnswer(one)) ? null : wrongType
  },
})
