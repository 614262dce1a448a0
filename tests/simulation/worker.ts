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

process.on('message', (job: Job) => void answer(job))
process.on('disconnect', () => process.exit())

async function answer(job: Job): Promise<void> {
  try {
    process.send!(await work(job))
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}
