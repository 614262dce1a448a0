import type { HardRule } from './elder-risk.ts'

/** Hard rules that name a loss of ability, dementia or an illness: that one holds is health data (PIPL Art. 28). */
export const healthRules: readonly HardRule[] = ['R2', 'R3', 'R4']
