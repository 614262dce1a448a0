import type { Answer, Answers } from '../fields/answers.ts'
import { isJsonObject, type Json, sameJson } from '../json.ts'
import { type Label, label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { house } from '../records/house/definition.ts'
import { applicableItems } from '../records/house-inspection/applicable-items.ts'
import { checklistSections, universalAnswers } from '../records/house-inspection/checklist.ts'
import type { ChecklistItem, Effect, HouseFacts } from '../records/house-inspection/checklist-types.ts'
import { itemEffect } from '../records/house-inspection/item-effect.ts'
import type { CompareRow } from './compare-row.ts'
import { fieldWords } from './field-words.ts'
import type { Tone } from './queue-summary.ts'

type Inspection = RecordVersion<Body<'houseInspection'>>

const meanings: Readonly<Partial<Record<Effect, { readonly tone: Tone; readonly word: Label }>>> = {
  S: { tone: 'red', word: label('严重', 'Severe') },
  M: { tone: 'orange', word: label('一定隐患', 'Some hazard') },
  O1: { tone: 'red', word: label('立即整改', 'Correct at once') },
  O2: { tone: 'yellow', word: label('限期整改', 'Correct by a date') },
  L1: { tone: 'orange', word: label('缺手续', 'Paper missing') },
  L2: { tone: 'yellow', word: label('手续不全', 'Papers incomplete') },
  U: { tone: 'yellow', word: label('待核实', 'To be verified') },
}

function answerWords(item: ChecklistItem, answer: Answer | undefined): Label | null {
  if (!answer?.value) return null
  const option = [...item.options, ...universalAnswers].find(({ value }) => value === answer.value)
  const measured = (side: 'zh' | 'en') =>
    (item.measures?.fields ?? []).flatMap((field) => {
      const size = answer.measures?.[field.id]
      return size === undefined ? [] : [`${field[side]} ${size} ${field.unit[side]}`]
    })
  const places = answer.places && answer.places > 1 ? answer.places : null
  const words = (side: 'zh' | 'en', said: string, times: string) =>
    [said, ...measured(side), ...(places ? [times] : [])].join(' · ')
  return label(
    words('zh', option?.zh ?? answer.value, `${places} 处`),
    words('en', option?.en ?? answer.value, `${places} places`),
  )
}

const asFacts = (facts: Json | undefined): HouseFacts | null =>
  isJsonObject(facts) ? (facts as unknown as HouseFacts) : null

const houseGroup = label('房屋情况', 'The house')

function factRows(now: Json | undefined, before: Json | undefined): CompareRow[] {
  if (!isJsonObject(now)) return []
  const was = isJsonObject(before) ? before : null
  return Object.entries(house.fields).flatMap(([name, field]) => {
    const value = now[name]
    if (value == null && was?.[name] == null) return []
    return [
      {
        path: `facts.${name}`,
        group: houseGroup,
        label: field.label,
        before: was ? fieldWords(field, was[name], {}) : null,
        now: fieldWords(field, value, {}),
        changed: was !== null && !sameJson(value, was[name]),
        tone: null,
        meaning: null,
        quick: false,
        note: null,
        photos: [],
      },
    ]
  })
}

/** An inspection item by item, beside the one before of the same house; the house's own facts come first. */
export function inspectionRows(current: Inspection, previous: Inspection | null): CompareRow[] {
  const facts = asFacts(current.body.facts)
  const answers: Answers = current.body.answers ?? {}
  const earlier: Answers | null = previous ? (previous.body.answers ?? {}) : null
  const applicable = new Set(facts ? applicableItems(facts).map(({ id }) => id) : [])
  const rows = checklistSections.flatMap((section) =>
    section.items
      .filter((item) => applicable.has(item.id) || answers[item.id]?.value)
      .map((item): CompareRow => {
        const answer = answers[item.id]
        const was = earlier?.[item.id]
        const effect = facts && applicable.has(item.id) ? itemEffect(item, answer, facts).effect : '-'
        return {
          path: `answers.${item.id}`,
          group: section,
          label: item,
          before: earlier ? answerWords(item, was) : null,
          now: answerWords(item, answer),
          changed: earlier !== null && !sameAnswer(answer, was),
          tone: meanings[effect]?.tone ?? null,
          meaning: meanings[effect]?.word ?? null,
          quick: answer?.quick === true,
          note: answer?.note ?? null,
          photos: answer?.photos ?? [],
        }
      }),
  )
  return [...factRows(current.body.facts, previous?.body.facts), ...rows]
}

const sameAnswer = (a: Answer | undefined, b: Answer | undefined) =>
  (a?.value ?? null) === (b?.value ?? null) &&
  sameJson(a?.measures, b?.measures) &&
  (a?.places ?? 1) === (b?.places ?? 1)
