import type { Label } from '#domain/label.ts'
import { visitItems } from './visit-items.ts'

/** Titles of the visit's items by id: for remarks, diffs and the merge of single items. */
export const visitItemLabels: Readonly<Record<string, Label>> = Object.fromEntries(
  visitItems.map(({ id, zh, en }) => [id, { zh, en }]),
)
