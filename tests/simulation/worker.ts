import './world/turns.ts'
import './world/quick-clone.ts'
import type { Done, Job } from './jobs.ts'
import { runSeed, stepsOf } from './run-seed.ts'
import { shrink } from './shrink.ts'

async function work({ kind, seed, steps, theme }: Job): Promise<Done> {
  const list = typeof steps === 'number' ? stepsOf(seed, steps) : steps
  if (kind === 'run') return { ...(await runSeed(seed, list, theme)), list }
  const shortest = await shrink(seed, list, theme)
  return { ...shortest.result, list: shortest.steps }
}

process.on('message', (job: Job) => {
  void work(job).then(
    (done) => process.send!(done),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit())
