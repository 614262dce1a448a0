import type { DueItem, DueKind } from './due-item.ts'

/** What the list can be narrowed to, in the order of the chips. */
export const dueCategories = ['elders', 'houses', 'matters', 'visits', 'answers'] as const

export type DueCategory = (typeof dueCategories)[number]

/** Every kind of line belongs to one; a new kind that names none does not compile. */
const categories: Readonly<Record<DueKind, DueCategory>> = {
  elder: 'elders',
  noAnswer: 'elders',
  followUp: 'elders',
  service: 'matters',
  house: 'houses',
  professional: 'houses',
  case: 'houses',
  matter: 'matters',
  task: 'matters',
  dispute: 'matters',
  promise: 'visits',
  homes: 'visits',
  patrol: 'visits',
  point: 'visits',
  returned: 'answers',
  review: 'answers',
  notice: 'answers',
  unread: 'answers',
}

export const categoryOf = ({ kind }: Pick<DueItem, 'kind'>): DueCategory => categories[kind]

export interface DueFilter {
  /** Null for every category. */
  readonly category: DueCategory | null
  readonly lateOnly: boolean
}

export const isLate = ({ urgency }: Pick<DueItem, 'urgency'>): boolean => urgency === 'overdue'

export const passes = (item: DueItem, { category, lateOnly }: DueFilter): boolean =>
  (category === null || categoryOf(item) === category) && (!lateOnly || isLate(item))
