import { isJsonObject, type Json } from '#domain/json.ts'
import type { Field } from '#domain/fields/field.ts'
import type { Answer } from '#domain/fields/answers.ts'
import type { Body } from '#domain/records/body.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { remarkLabel } from '#domain/schedule/returned-item.ts'
import { fieldPath, readPath } from '#domain/sync/field-path.ts'
import { useAnswerLines } from './use-answer-lines.ts'
import { useDevice } from './use-device.ts'
import { useFieldWords } from './use-field-words.ts'
import { useText } from './use-text.ts'

/** One field of a disagreement in words. */
export interface Side {
  readonly key: string
  readonly label: string
  /** The words are masked until somebody asks to see them. */
  readonly hides: boolean
  readonly now: string
  readonly mine: string
  /** Null when it is not known what stood there before. */
  readonly base: string | null
}

const object = (value: unknown) => (isJsonObject(value) ? value : {})

/** Old and new per field of a whole mutation that a review keeps: what a patch set, what a new record says. */
function kept(mine: {
  readonly [key: string]: Json
}): { base: Record<string, Json>; mine: Record<string, Json> } | null {
  const set = object(mine.set)
  if (mine.op === 'create') return { base: {}, mine: { ...object(mine.body) } }
  if (mine.op !== 'patch') return null
  const pairs = Object.entries(set).map(
    ([key, pair]) => [key, Array.isArray(pair) ? pair : [null, null]] as const,
  )
  return {
    base: Object.fromEntries(pairs.map(([key, [old]]) => [key, old ?? null])),
    mine: Object.fromEntries(pairs.map(([key, [, next]]) => [key, next ?? null])),
  }
}

/** What stands now, what the author proposed and what was there before, field by field. */
export function useReviewSides() {
  const { records } = useDevice()
  const { words, hides } = useFieldWords()
  const { text } = useText()
  const { line } = useAnswerLines()

  function inWords(type: string, field: Field, item: string | null, value: Json, revealed: boolean): string {
    if (item === null) return words(field, value, revealed || !hides(field))
    return isJsonObject(value) ? line(type, item, value as Answer).words : '—'
  }

  return function sidesOf(review: Body<'review'>, revealed: boolean): Side[] {
    const type = review.targetType ?? ''
    const definition = definitionOf(type)
    if (!definition) return []
    const target = review.target ? records.find(review.target) : undefined
    const whole = kept(object(review.mine))
    const mine = whole?.mine ?? object(review.mine)
    const base = whole?.base ?? object(review.base)
    const theirs = object(review.theirs)
    const named = Array.isArray(review.fields) ? review.fields.filter((one) => typeof one === 'string') : []
    const keys = named.length > 0 ? named : whole ? Object.keys(whole.mine) : []

    return keys.flatMap((key): Side[] => {
      const path = fieldPath(definition, key)
      if (!path) return []
      const show = (value: Json) => inWords(type, path.field, path.item, value, revealed)
      return [
        {
          key,
          label: text(remarkLabel(definition, key)),
          hides: path.item === null && hides(path.field),
          now: show(target ? readPath(target.body, path) : (theirs[key] ?? null)),
          mine: show(mine[key] ?? null),
          base: key in base ? show(base[key] ?? null) : null,
        },
      ]
    })
  }
}
