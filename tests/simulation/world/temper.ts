import type { Seeded } from '../../sync/seeded.ts'

/** What may happen in one run. Runs that lack some of it go deeper into the rest. */
export interface Temper {
  readonly theme: Theme | null
  readonly years: boolean
  readonly restores: boolean
  readonly told: boolean
  readonly flips: boolean
  readonly rollbacks: boolean
  readonly grants: boolean
  readonly prunes: boolean
  readonly quota: boolean
  readonly freezes: boolean
  readonly absences: boolean
  readonly versions: boolean
  readonly revocations: boolean
  readonly wants: boolean
  readonly photos: boolean
}

/** What a run may be about, beside everything at once. */
export type Theme = 'restores' | 'prunes' | 'rollbacks' | 'moves'

/** @param theme what must happen, and often */
export const temperOf = (random: Seeded, theme: Theme | null): Temper => ({
  theme,
  years: random.chance(50),
  restores: random.chance(40) || theme === 'restores',
  told: random.chance(50),
  flips: random.chance(20),
  rollbacks: random.chance(60) || theme === 'rollbacks',
  grants: random.chance(60),
  prunes: random.chance(50) || theme === 'prunes',
  quota: random.chance(40),
  freezes: random.chance(50),
  absences: random.chance(25),
  versions: random.chance(50),
  revocations: random.chance(15),
  wants: random.chance(15),
  photos: random.chance(40),
})
