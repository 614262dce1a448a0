import type { Theme } from './world/temper.ts'

/** A run that once broke a rule, with only the steps that it took. */
export interface KeptSeed {
  readonly was: string
  readonly rule: string
  readonly seed: number
  readonly theme: Theme | null
  /** The dice of its steps: what each of them means is in `steps/` and `operations/`. */
  readonly steps: readonly number[]
}

export const keptSeeds: readonly KeptSeed[] = []
