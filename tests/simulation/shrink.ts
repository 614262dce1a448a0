import { type RunResult, runSeed } from './run-seed.ts'
import type { Theme } from './world/temper.ts'

/** The shortest list of the same steps that still breaks a rule that was broken, and how it ends. */
export async function shrink(
  seed: number,
  steps: readonly number[],
  theme: Theme | null,
): Promise<{ readonly steps: readonly number[]; readonly result: RunResult }> {
  let best = await runSeed(seed, steps, theme)
  if (!best.violations.length) return { steps, result: best }
  const rules = new Set(best.violations.map(({ rule }) => rule))
  let shortest = steps.slice(0, best.steps)
  for (let size = Math.ceil(shortest.length / 2); size >= 1;) {
    let isShorter = false
    for (let from = shortest.length - size; from > -size; from -= size) {
      const start = Math.max(0, from)
      const fewer = [...shortest.slice(0, start), ...shortest.slice(from + size)]
      const result = await runSeed(seed, fewer, theme)
      if (!result.violations.some(({ rule }) => rules.has(rule))) continue
      shortest = fewer.slice(0, result.steps)
      best = result
      isShorter = true
    }
    if (size === 1 && !isShorter) break
    size = isShorter && size === 1 ? 1 : Math.max(1, Math.floor(size / 2))
    if (size === 1 && shortest.length <= 1) break
  }
  return { steps: shortest, result: best }
}
