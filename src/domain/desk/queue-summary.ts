import { optionWords } from '../option-words.ts'
import type { LocalDate } from '../local-date.ts'
import { type Label, label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { resultOf } from '../records/elder/elder-standing.ts'
import type { VisitResult } from '../records/elder-visit/visit-result.ts'
import { visitResults } from '../records/elder-visit/visit-result.ts'
import { readInspection } from '../records/house/house-standing.ts'
import type { ControlLevel } from '../records/house-inspection/control-level.ts'
import type { HouseGrade } from '../records/house-inspection/grade-order.ts'
import { visitTypes } from '../records/visit/visit-options.ts'

export type Tone = 'red' | 'orange' | 'yellow' | 'green' | 'plain'

/** What one submitted log comes to, in a word and a colour. Computed, never stored (rule M6). */
export interface QueueSummary {
  readonly tone: Tone
  readonly word: Label
  readonly grade?: HouseGrade
  readonly emergency?: boolean
  /** A person with the right set the grade. */
  readonly verified?: boolean
  /** An expert must look. */
  readonly expert?: boolean
}

const colours: Readonly<Record<ControlLevel, Label>> = {
  red: label('红', 'Red'),
  orange: label('橙', 'Orange'),
  yellow: label('黄', 'Yellow'),
  green: label('绿', 'Green'),
}

export const inspectionSummary = (
  inspection: RecordVersion<Body<'houseInspection'>>,
  house: RecordVersion<Body<'house'>>,
  today: LocalDate,
): QueueSummary => {
  const reading = readInspection(inspection, house, today)
  if (!reading) return { tone: 'plain', word: label('无法判定', 'Cannot be graded') }
  const { control, grade, grading, verified } = reading
  return {
    tone: control,
    word: colours[control],
    grade,
    emergency: grading.emergency,
    verified,
    expert: grading.expert,
  }
}

const tones: Readonly<Record<VisitResult, Tone>> = {
  emergency: 'red',
  abnormal_urgent: 'red',
  abnormal: 'orange',
  attention: 'yellow',
  normal: 'green',
  not_home: 'yellow',
  refused: 'yellow',
}

export function elderVisitSummary(visit: RecordVersion<Body<'elderVisit'>>): QueueSummary {
  const result = resultOf(visit)
  return { tone: tones[result], word: visitResults[result], emergency: result === 'emergency' }
}

export function visitSummary({ body }: RecordVersion<Body<'visit'>>): QueueSummary {
  const troubled = body.feeling !== undefined && body.feeling !== 'calm'
  return {
    tone: troubled ? 'yellow' : 'plain',
    word: body.visitType ? optionWords(visitTypes, body.visitType) : label('走访', 'Visit'),
  }
}

const ranks: readonly Tone[] = ['red', 'orange', 'yellow', 'plain', 'green']

/** Danger first, then whatever has waited longest. */
export const byUrgency = (
  a: { readonly summary: QueueSummary; readonly submittedAt: number },
  b: { readonly summary: QueueSummary; readonly submittedAt: number },
): number => {
  const rank = ({ emergency, tone }: QueueSummary) => (emergency ? -1 : Math.min(ranks.indexOf(tone), 2))
  return rank(a.summary) - rank(b.summary) || a.submittedAt - b.submittedAt
}
