import type { Answers } from '#domain/fields/answers.ts'
import { label } from '#domain/label.ts'
import { type FollowUpRule, followUpRules } from './follow-up.ts'
import type { VisitEffect } from './visit-item.ts'
import { visitItemById } from './visit-items.ts'
import type { VisitMode } from './visit-mode.ts'

/** Results from harmless to worst, then the two of an attempt that met no one. */
export const visitResults = {
  normal: label('正常', 'Normal'),
  attention: label('需关注', 'Needs attention'),
  abnormal: label('异常', 'Abnormal'),
  abnormal_urgent: label('紧要异常', 'Urgent'),
  emergency: label('紧急', 'Emergency'),
  not_home: label('未见到', 'Not met'),
  refused: label('拒访', 'Declined'),
} as const

export type VisitResult = keyof typeof visitResults

export interface VisitFollowUp extends FollowUpRule {
  readonly effect: Exclude<VisitEffect, '-'>
  /** Items with this effect. */
  readonly items: readonly string[]
}

/** Another record that a finding calls for. */
export interface VisitConsequence {
  readonly item: string
  readonly creates: 'houseInspection' | 'hazardMatter' | 'injurious_fall' | 'self_harm'
}

export interface ElderVisitResult {
  readonly result: VisitResult
  /** False for an attempt: it does not count as contact. */
  readonly completed: boolean
  /** Worst first. */
  readonly followUps: readonly VisitFollowUp[]
  readonly creates: readonly VisitConsequence[]
}

const worstFirst = ['E', 'U1', 'U2', 'W'] as const

const severity: Readonly<Record<VisitEffect, number>> = { '-': 0, W: 1, U2: 2, U1: 3, E: 4 }

/** Quiet for every item. */
const isQuiet = (value: string | undefined) => !value || value === 'normal' || value === 'not_checked'

const resultOf = {
  '-': 'normal',
  E: 'emergency',
  U1: 'abnormal_urgent',
  U2: 'abnormal',
  W: 'attention',
} as const

const byValue: Readonly<Record<string, VisitEffect>> = {
  normal: '-',
  not_checked: '-',
  attention: 'W',
  abnormal: 'U2',
  emergency: 'E',
}

function effectOf(id: string, value: string | undefined): VisitEffect {
  if (!value) return '-'
  const option = visitItemById.get(id)?.options.find((one) => one.value === value)
  if (option) return option.effect
  // Written by another version: never quieter than its word says, and never taken for normal.
  return Object.hasOwn(byValue, value) ? (byValue[value] ?? 'W') : 'W'
}

function consequenceOf(id: string, value: string | undefined): VisitConsequence['creates'] | null {
  if (value !== 'abnormal' && value !== 'emergency') return null
  if (id === 'en_house') return 'houseInspection'
  if (id.startsWith('sa_')) return 'hazardMatter'
  if (id === 'he_fall') return 'injurious_fall'
  return id === 'me_mood' && value === 'emergency' ? 'self_harm' : null
}

/**
 * The result of a care visit by its worst answer. An emergency is one even when nobody was met (gas in the corridor);
 * otherwise no contact is an attempt, `not_home` or `refused`. Never throws. Own design. Makes no lists: it is asked of
 * thousands of visits at once.
 */
export function visitResult(answers: Answers, contactMade: boolean, refused = false): VisitResult {
  let worst: VisitEffect = '-'
  for (const item of Object.keys(answers)) {
    const value = answers[item]?.value
    if (isQuiet(value)) continue
    const effect = effectOf(item, value)
    if (severity[effect] > severity[worst]) worst = effect
  }
  if (contactMade || worst === 'E') return resultOf[worst]
  return refused ? 'refused' : 'not_home'
}

/**
 * What a care visit comes to: its result, what follows with its limits, and the records it calls for. Never throws. Own
 * design.
 */
export function elderVisitResult(answers: Answers, contactMade: boolean, refused = false): ElderVisitResult {
  const given = Object.entries(answers).map(([item, answer]) => ({
    item,
    effect: effectOf(item, answer?.value),
    creates: consequenceOf(item, answer?.value),
  }))
  const followUps = worstFirst.flatMap((effect) => {
    const items = given.filter((one) => one.effect === effect).map((one) => one.item)
    return items.length > 0 ? [{ effect, items, ...followUpRules[effect] }] : []
  })
  return {
    result: visitResult(answers, contactMade, refused),
    completed: contactMade,
    followUps,
    creates: given.flatMap(({ item, creates }) => (creates ? [{ item, creates }] : [])),
  }
}

/**
 * True for an in-person visit shorter than two minutes: a supervisor sees the share, nobody is punished for it
 * (own design). Times in milliseconds since 1970 UTC.
 */
export const isShortVisit = (mode: VisitMode, startedAt: number, endedAt: number): boolean =>
  mode === 'in_person' && endedAt - startedAt < 120_000
