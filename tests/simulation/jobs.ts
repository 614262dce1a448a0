import type { RunResult } from './run-seed.ts'

/** What the main process asks of a worker. */
export type Job =
  | { readonly kind: 'seed'; readonly seed: number; readonly steps: number }
  | { readonly kind: 'list'; readonly seed: number; readonly list: readonly number[] }
  | { readonly kind: 'shrink'; readonly seed: number; readonly list: readonly number[] }

/** How it went. `list` are the steps that were taken, or those that a shrunk run needs. */
export interface Done extends RunResult {
  readonly list: readonly number[]
}
