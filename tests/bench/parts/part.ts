import type { Contestant } from '../support/contestant.ts'
import type { Spread } from '../support/spread.ts'

/** One number of the table: what was measured of whom. */
export interface Figure {
  readonly measure: string
  readonly who: string
  readonly value: Spread
  readonly unit: string
}

/** What a measure found, beside its numbers: what became of values, how many requests. */
export interface Note {
  readonly measure: string
  readonly who: string
  readonly text: string
}

export interface Findings {
  figure(measure: string, who: string, values: readonly number[], unit: string): void
  note(measure: string, who: string, text: string): void
}

export interface Setup {
  readonly contestants: readonly Contestant[]
  readonly rounds: number
  readonly quick: boolean
  readonly findings: Findings
  /** What is being done, for whoever watches. */
  readonly say: (text: string) => void
}

/** One contestant that cannot do a thing does not end the bench: that it could not stands among the results. */
export async function attempt(
  { findings, say }: Setup,
  measure: string,
  who: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]!
    say(`${who} failed: ${why}`)
    findings.note(measure, who, `failed: ${why.slice(0, 200)}`)
  }
}

export type Part = (setup: Setup) => Promise<void>

/** Longer than any contestant gathers what is to be exchanged: a measure must not meet the end of the one before. */
export const quietMs = 600

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
