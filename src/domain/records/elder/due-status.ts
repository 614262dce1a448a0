import { type LocalDate, daysBetween, endOfMonth } from '#domain/local-date.ts'
import { type CareLevel, careLevelRules } from './care-level.ts'
import type { DueKind } from './due-claims.ts'

export type DueStatus = 'done_today' | 'ok' | 'due_soon' | 'overdue' | 'missed'

const dayMinutes = 1440

/** A task is open until 20:00 of its day. */
const closing = 20 * 60

/**
 * Where a due day stands: done today, ok, due soon within the level's lead, overdue after 20:00 of the day, missed
 * after the level's grace (green at the latest when the due day's month is over). Own design.
 */
export function dueStatus(
  level: CareLevel,
  kind: DueKind,
  due: LocalDate,
  today: LocalDate,
  nowMinutes: number,
  doneToday: boolean,
): DueStatus {
  if (doneToday) return 'done_today'
  const { lead, graceHours } = careLevelRules[level]
  const now = daysBetween(due, today) * dayMinutes + nowMinutes
  const monthLeft = level === 'green' ? (daysBetween(due, endOfMonth(due)) + 1) * dayMinutes - 1 : Infinity
  if (now > Math.min(closing + graceHours[kind] * 60, monthLeft)) return 'missed'
  if (now > closing) return 'overdue'
  return daysBetween(today, due) <= lead[kind] ? 'due_soon' : 'ok'
}
