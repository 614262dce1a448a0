import type { RunResult } from './run-seed.ts'
import type { Theme } from './world/temper.ts'

/** What the main process asks of a worker: a run, by its number of steps or by their dice, or the shortest that fails. */
export interface Job {
  readonly kind: 'run' | 'shrink'
  readonly seed: number
  readonly steps: number | readonly number[]
  readonly theme: Theme | null
}

/** How it went. `list` are the dice of its steps, or of those that a shrunk run needs. */
export interface Done extends RunResult {
  readonly list: readonly number[]
}
