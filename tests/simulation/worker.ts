import './world/turns.ts'
import './world/quick-clone.ts'
import { runSeed, stepsOf } from './run-seed.ts'

const [first = '1', seeds = '1', steps = '100', stride = '1'] = process.argv.slice(2)
const started = performance.now()
let total = 0
const counts = {}
for (let i = 0; i < Number(seeds); i++) {
  const seed = Number(first) + i * Number(stride)
  const result = await runSeed(seed, stepsOf(seed, Number(steps)))
  total += result.steps
  for (const [k, v] of Object.entries(result.counts)) counts[k] = (counts[k] ?? 0) + v
  if (result.violations.length) {
    console.log(JSON.stringify({ seed, steps: result.steps, violations: result.violations.slice(0, 4) }, null, 1))
    if (process.env.STORY) console.log(result.story.slice(-40).join(' | '))
    if (!process.env.GO_ON) break
  }
}
console.log(counts)
console.log(`${total} steps, ${(total / ((performance.now() - started) / 1000)).toFixed(0)} steps/s, cpu ${(total / (process.cpuUsage().user / 1e6)).toFixed(0)} steps/s`)
process.exit(0)
