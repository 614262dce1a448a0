import './world/turns.ts'
import './world/quick-clone.ts'
import type { Done, Job } from './jobs.ts'
import { runSeed, stepsOf } from './run-seed.ts'
import { shrink } from './shrink.ts'

async function work(job: Job): Promise<Done> {
  if (job.kind === 'shrink') {
    const { steps, result } = await shrink(job.seed, job.list)
    return { ...result, list: steps }
  }
  const list = job.kind === 'list' ? job.list : stepsOf(job.seed, job.steps)
  return { ...(await runSeed(job.seed, list)), list }
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
