import type { Answer } from '../fields/answers.ts'
import { type Label, label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import type { VisitEffect } from '../records/elder-visit/visit-item.ts'
import { visitGroups, visitItems } from '../records/elder-visit/visit-items.ts'
import type { CompareRow } from './compare-row.ts'
import type { Tone } from './queue-summary.ts'

type ElderVisit = RecordVersion<Body<'elderVisit'>>

const meanings: Readonly<Partial<Record<VisitEffect, { readonly tone: Tone; readonly word: Label }>>> = {
  E: { tone: 'red', word: label('紧急', 'Emergency') },
  U1: { tone: 'red', word: label('紧要', 'Urgent') },
  U2: { tone: 'orange', word: label('异常', 'Abnormal') },
  W: { tone: 'yellow', word: label('需关注', 'Needs attention') },
}

/** A care visit item by item beside the one before; items that neither answered are left out. */
export function elderVisitRows(current: ElderVisit, previous: ElderVisit | null): CompareRow[] {
  const [answers, earlier] = [current.body.answers ?? {}, previous?.body.answers ?? null]
  return visitItems.flatMap((item): CompareRow[] => {
    const [answer, was] = [answers[item.id], earlier?.[item.id]]
    if (!answer?.value && !was?.value) return []
    const option = item.options.find(({ value }) => value === answer?.value)
    const meaning = option && meanings[option.effect]
    const words = (one: Answer | undefined): Label | null => {
      if (!one?.value) return null
      const known = item.options.find(({ value }) => value === one.value)
      return known ?? label(one.value, one.value)
    }
    return [
      {
        path: `answers.${item.id}`,
        group: visitGroups[item.group],
        label: item,
        before: words(was),
        now: words(answer),
        changed: earlier !== null && answer?.value !== was?.value,
        tone: meaning?.tone ?? null,
        meaning: meaning?.word ?? null,
        quick: answer?.quick === true,
        note: answer?.note ?? null,
        photos: answer?.photos ?? [],
      },
    ]
  })
}
