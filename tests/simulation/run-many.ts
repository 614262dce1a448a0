import type { Done } from './jobs.ts'
import type { Theme } from './world/temper.ts'
import type { Workers } from './workers.ts'

export interface Many {
  readonly first: number
  readonly seeds: number
  readonly steps: number
  readonly workers: number
  readonly theme?: Theme | null
}

export interface Summary {
  readonly runs: number
  readonly counts: Record<string, number>
  readonly failed: Done[]
}

/**
 * Seeds one after the other, as many at once as there are workers.
 * @param goOn asked after each run; false: no further one begins
 */
export async function runMany(
  workers: Workers,
  { first, seeds, steps, workers: count, theme = null }: Many,
  goOn: (summary: Summary) => boolean,
): Promise<Summary> {
  const summary: Summary & { runs: number } = { runs: 0, counts: {}, failed: [] }
  let next = first
  let stopped = false
  const line = async () => {
    while (!stopped && next < first + seeds) {
      const done = await workers.run({ kind: 'run', seed: next++, steps, theme })
      summary.runs++
      for (const [what, times] of Object.entries(done.counts))
        summary.counts[what] = (summary.counts[what] ?? 0) + times
      if (done.violations.length) summary.failed.push(done)
      stopped ||= !goOn(summary)
    }
  }
  await Promise.all(Array.from({ length: count }, line))
  summary.failed.sort((a, b) => a.seed - b.seed)
  return summary
}

/** How often a server was put back in time in these runs. */
export const restoresIn = ({ counts }: Pick<Summary, 'counts'>): number =>
  (counts['fault: server restored and told'] ?? 0) + (counts['fault: server restored untold'] ?? 0)
