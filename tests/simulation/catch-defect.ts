import { bundle } from './bundle.ts'
import type { Defect } from './defects/edit.ts'
import type { Done } from './jobs.ts'
import { runMany } from './run-many.ts'
import { Workers } from './workers.ts'

/** Runs seeds with a defect built in until one of them notices. Null: none did. */
export async function catchDefect(
  { name, theme = null }: Defect,
  { most, steps, workers: count }: { most: number; steps: number; workers: number },
): Promise<{ readonly after: number; readonly done: Done } | null> {
  const workers = new Workers(await bundle(name), count)
  try {
    const summary = await runMany(
      workers,
      { first: 1, seeds: most, steps, workers: count, theme },
      ({ failed }) => !failed.length,
    )
    const done = summary.failed[0]
    return done ? { after: summary.runs, done } : null
  } finally {
    workers.close()
  }
}
