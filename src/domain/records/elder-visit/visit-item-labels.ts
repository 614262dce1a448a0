import type { Label } from '../../label.ts'

export const visitItemLabels: Readonly<Record<string, Label>> = {}
