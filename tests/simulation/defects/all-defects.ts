import type { Defect } from './edit.ts'

export const defects: readonly Defect[] = []
