import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seed } from '../support/seed.ts'
import { bundle } from './bundle.ts'
import type { Done } from './jobs.ts'
import { keptSeeds } from './kept-seeds.ts'
import { restoresIn, runMany } from './run-many.ts'
import { Workers } from './workers.ts'

const count = Math.min(2, availableParallelism())
let workers: Workers
beforeAll(async () => {
  workers = new Workers(await bundle(null), count)
}, 60_000)
afterAll(() => workers.close())

/** What a person who has to repair it wants to see. */
const told = ({ seed: which, violations, list }: Done) => ({
  replay: `npm run test:simulation -- --replay ${which} --list ${list.join()}`,
  violations,
})

describe('four phones, one server and every fault', () => {
  it('[C1] [C2] [C4] [P1] [P2] [P3] [M3] [M5] [M8] [D1] [D2] [D4] [D5] [D6] [D7] [D8] [B1] [L1] hold in seeds never seen before', async () => {
    const first = (seed % 1_000_000) * 1000 + 1
    const { failed, runs } = await runMany(
      workers,
      { first, seeds: 150, steps: 60, workers: count },
      (summary) => !summary.failed.length,
    )
    expect(failed.map(told)).toEqual([])
    expect(runs).toBe(150)
  })

  it('[R1] nothing acknowledged is missing after restores to random earlier points, told and untold', async () => {
    const first = (seed % 1_000_000) * 1000 + 501
    const summary = await runMany(
      workers,
      { first, seeds: 500, steps: 60, workers: count, theme: 'restores' },
      (so) => !so.failed.length && restoresIn(so) < 40,
    )
    expect(summary.failed.map(told)).toEqual([])
    expect(restoresIn(summary)).toBeGreaterThanOrEqual(40)
  })

  it('a run is a function of its seed', async () => {
    const job = { kind: 'run', seed: 77, steps: 80, theme: null } as const
    const [one, other] = [await workers.run(job), await workers.run(job)]
    expect(other.counts).toEqual(one.counts)
    expect(other.story).toEqual(one.story)
  })
})

describe('a bug that was found once', () => {
  const named = keptSeeds.map((kept) => [kept.rule, kept.was, kept] as const)

  it.each(named)('[%s] is not back: %s', async (_rule, _was, { seed: which, theme, steps }) => {
    const done = await workers.run({ kind: 'run', seed: which, steps, theme })
    expect(done.violations).toEqual([])
  })

  it.each(named)(
    '[%s] is noticed by its run: %s',
    async (_rule, _was, { name, seed: which, theme, steps }) => {
      const broken = new Workers(await bundle(name), 1)
      try {
        const { violations } = await broken.run({ kind: 'run', seed: which, steps, theme })
        expect(violations).not.toEqual([])
      } finally {
        broken.close()
      }
    },
  )
})
