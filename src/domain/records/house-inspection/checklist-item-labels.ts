import type { Label } from '#domain/label.ts'
import { checklistItems } from './checklist.ts'

/** Titles of the checklist's items by id: for remarks, diffs and the merge of single items. */
export const checklistItemLabels: Readonly<Record<string, Label>> = Object.fromEntries(
  checklistItems.map(({ id, zh, en }) => [id, { zh, en }]),
)
