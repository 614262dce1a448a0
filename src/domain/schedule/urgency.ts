/** How soon something is due, most urgent first. */
export const urgencies = ['overdue', 'today', 'soon', 'week'] as const

export type Urgency = (typeof urgencies)[number]

/** By days from today (negative when late); null for what is more than a week away and not listed yet. */
export function urgencyIn(days: number): Urgency | null {
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  if (days <= 3) return 'soon'
  return days <= 7 ? 'week' : null
}

/** Negative when `a` is more urgent than `b`. */
export const compareUrgency = (a: Urgency, b: Urgency): number => urgencies.indexOf(a) - urgencies.indexOf(b)
