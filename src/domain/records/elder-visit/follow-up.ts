import type { Label } from '#domain/label.ts'
import { addDays, addWorkingDays, localDate, momentOf } from '#domain/local-date.ts'
import type { VisitEffect } from './visit-item.ts'

/** How long a step may take, counted from the end of the visit. */
export type Within =
  | { readonly at: 'once' | 'sameDay' | 'nextVisit' }
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly workingDays: number }

export interface FollowUpStep extends Label {
  readonly code: string
  readonly within: Within
}

export interface FollowUpRule {
  readonly steps: readonly FollowUpStep[]
  /** Who or what ends it. */
  readonly closedBy: 'supervisor' | 'community' | 'worker' | 'normalTwice'
}

const step = (code: string, zh: string, en: string, within: Within): FollowUpStep => ({
  code,
  zh,
  en,
  within,
})

const once: Within = { at: 'once' }

/** What follows from each effect. Calling for help first: 2022 opinion of ten ministries; limits own design. */
export const followUpRules: Readonly<Record<Exclude<VisitEffect, '-'>, FollowUpRule>> = {
  E: {
    steps: [
      step('callRescue', '先打120/110/119', 'Call 120/110/119 first', once),
      step('tellContact', '告知紧急联系人', 'Tell the emergency contact', once),
      step('tellCommunity', '告知社区', 'Tell the community', once),
    ],
    closedBy: 'supervisor',
  },
  U1: {
    steps: [
      step('reportCommunity', '当天报社区', 'Report to the community the same day', { at: 'sameDay' }),
      step('task', '24小时内处理', 'Deal with it within 24 hours', { hours: 24 }),
      step('visitInPerson', '3天内再上门', 'Visit in person again within 3 days', { days: 3 }),
    ],
    closedBy: 'community',
  },
  U2: {
    steps: [
      step('task', '3个工作日内处理', 'Deal with it within 3 working days', { workingDays: 3 }),
      step('askAgain', '下次探访再问', 'Ask again at the next visit', { at: 'nextVisit' }),
    ],
    closedBy: 'worker',
  },
  W: {
    steps: [step('showNextTime', '下次探访时提示', 'Shown at the next visit', { at: 'nextVisit' })],
    closedBy: 'normalTwice',
  },
}

const dayEnd = 24 * 60

/** A day's task is open until 20:00. */
const closing = 20 * 60

/**
 * The moment a step is due, in milliseconds since 1970 UTC, for a visit that ended at `endedAt` (same unit). Hours
 * count by the clock, days end at 20:00, the same day at midnight; null for the next visit. Own design.
 */
export function followUpDue(within: Within, endedAt: number): number | null {
  if ('hours' in within) return endedAt + within.hours * 3_600_000
  const day = localDate(endedAt)
  if ('days' in within) return momentOf(addDays(day, within.days), closing)
  if ('workingDays' in within) return momentOf(addWorkingDays(day, within.workingDays), closing)
  if (within.at === 'once') return endedAt
  return within.at === 'sameDay' ? momentOf(day, dayEnd) : null
}
