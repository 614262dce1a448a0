import { compareDue, type DueItem } from './due-item.ts'

/** Lines by urgency. A record that several rules could not read has one line. */
export const inDueOrder = (items: readonly DueItem[]): DueItem[] =>
  [...new Map(items.map((item) => [item.key, item])).values()].sort(compareDue)
