import type { Spread } from '../support/spread.ts'

/** One line of the table: what was measured, beside what is promised. */
export interface FieldRow {
  /** The part's heading in the table. */
  readonly part: string
  readonly measure: string
  readonly value: Spread
  readonly unit: 'ms' | '×'
  /** The most that is promised, in the same unit; null for what stands there for scale only. */
  readonly most: number | null
}

export interface FieldSetup {
  /** How often each thing is timed. */
  readonly rounds: number
  readonly row: (row: FieldRow) => void
  /** What is being done, for whoever watches. */
  readonly say: (text: string) => void
}

/** Measures something and adds its rows. */
export type FieldPart = (setup: FieldSetup) => Promise<void>
