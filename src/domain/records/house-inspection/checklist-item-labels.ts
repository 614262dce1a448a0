import type { Label } from '../../label.ts'

export const checklistItemLabels: Readonly<Record<string, Label>> = {}
