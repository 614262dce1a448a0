import { Seeded } from '../sync/seeded.ts'
import { checkEnd } from './checks/check-end.ts'
import { heal } from './heal.ts'
import { anyStep } from './steps/all-steps.ts'
import { settle } from './world/turns.ts'
import type { Theme } from './world/temper.ts'
import type { Violation } from './world/violation.ts'
import { World } from './world/world.ts'

export interface RunResult {
  readonly seed: number
  readonly steps: number
  readonly violations: readonly Violation[]
  readonly counts: Readonly<Record<string, number>>
  /** The steps that were taken, by name, when asked for. */
  readonly story: readonly string[]
}

/** Each step has dice of its own, so that a run can be repeated with some of its steps left out. */
export function stepsOf(seed: number, count: number): number[] {
  const random = new Seeded(seed ^ 0x5bd1e995)
  return Array.from({ length: count }, () => random.below(2 ** 31))
}

/** One run of the simulation: the steps by their dice, healing, and every check. Ends at the first violation. */
export async function runSeed(
  seed: number,
  steps: readonly number[],
  theme: Theme | null = null,
): Promise<RunResult> {
  const world = await World.open(seed, theme)
  const story: string[] = []
  let taken = 0
  try {
    for (const dice of steps) {
      if (world.violations.length) break
      taken++
      const random = new Seeded(dice)
      const step = anyStep(world.temper, random)
      story.push(step.name)
      await step.run(world, random)
      // Mostly everything comes to rest; sometimes the next thing happens in the middle.
      const isQuiet = await settle(random.chance(80) ? Infinity : random.below(12))
      for (const phone of world.phones) {
        world.watch.boundary(phone, random.chance(5))
        if (isQuiet && world.temper.rollbacks && random.chance(15)) keepImage(phone)
      }
    }
    if (!world.violations.length) await heal(world)
    if (!world.violations.length) await checkEnd(world)
  } finally {
    await world.close()
  }
  world.counts.add('runs')
  world.counts.add('steps', taken)
  return { seed, steps: taken, violations: world.violations, counts: world.counts.of, story }
}

function keepImage(phone: World['phones'][number]): void {
  const image = phone.disk.image()
  if (image) phone.images = [...phone.images.slice(-3), image]
}
