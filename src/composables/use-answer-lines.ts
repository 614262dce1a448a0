import type { Answer, Answers } from '#domain/fields/answers.ts'
import type { Label } from '#domain/label.ts'
import { checklistItem, universalAnswers } from '#domain/records/house-inspection/checklist.ts'
import { visitItemById } from '#domain/records/elder-visit/visit-items.ts'
import { useText } from './use-text.ts'

export interface AnswerLine {
  readonly item: string
  readonly title: string
  readonly words: string
  /** Nothing is wrong by this answer. */
  readonly calm: boolean
  /** SHA-256 of each photo. */
  readonly photos: readonly string[]
}

interface Option extends Label {
  readonly value: string
  readonly effect: string
}

/** Checklist answers in the words of the checklist; an item or value of another version as it was stored. */
export function useAnswerLines() {
  const { text, t } = useText()

  function line(type: string, item: string, answer: Answer): AnswerLine {
    const known: (Label & { options: readonly Option[] }) | undefined =
      type === 'houseInspection' ? checklistItem.get(item) : visitItemById.get(item)
    const options = [...(known?.options ?? []), ...(type === 'houseInspection' ? universalAnswers : [])]
    const option = options.find(({ value }) => value === answer.value)
    const measures = Object.values(answer.measures ?? {}).join(' / ')
    const extra = [
      measures,
      answer.places && t('record.places', { n: answer.places }),
      answer.where,
      answer.note,
      answer.photos?.length && t('record.photos', { n: answer.photos.length }),
    ]
    return {
      item,
      title: known ? text(known) : item,
      words: [option ? text(option) : (answer.value ?? '—'), ...extra.filter(Boolean)].join(' · '),
      calm: option?.effect === '-',
      photos: answer.photos ?? [],
    }
  }

  const lines = (type: string, answers: Answers): AnswerLine[] =>
    Object.entries(answers).map(([item, answer]) => line(type, item, answer))

  return { line, lines }
}
