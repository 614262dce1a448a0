/** `npm run test:simulation -- --seeds 5000 --steps 500`: see README.md beside this file. */
import { parseArgs } from 'node:util'
import { bundle } from './bundle.ts'
import type { Done } from './jobs.ts'
import { restoresIn, runMany, type Summary } from './run-many.ts'
import type { Theme } from './world/temper.ts'
import { Workers } from './workers.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    steps: { type: 'string', default: '500' },
    first: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    defect: { type: 'string' },
    replay: { type: 'string' },
    list: { type: 'string' },
    restores: { type: 'string' },
    theme: { type: 'string' },
    'keep-going': { type: 'boolean', default: false },
    'no-shrink': { type: 'boolean', default: false },
  },
})

const number = (name: 'seeds' | 'steps' | 'first' | 'workers') => {
  const given = Number(values[name])
  if (!Number.isInteger(given) || given < 1) throw new Error(`--${name} must be a whole number above 0`)
  return given
}

const steps = number('steps')
const theme = (values.theme ?? (values.restores === undefined ? null : 'restores')) as Theme | null
const workers = new Workers(await bundle(values.defect ?? null), values.replay ? 1 : number('workers'))
const started = performance.now()
const failed = values.replay === undefined ? await many() : await replay(Number(values.replay))
workers.close()
process.exitCode = failed ? 1 : 0

async function many(): Promise<number> {
  const [first, seeds] = [number('first'), number('seeds')]
  let said = performance.now()
  const goal = values.restores === undefined ? Infinity : Number(values.restores)
  let toldOf = 0
  const goOn = (summary: Summary) => {
    for (const { seed, violations } of summary.failed.slice(toldOf)) {
      toldOf++
      console.log(`seed ${seed} broke [${violations[0]?.rule}] ${violations[0]?.what}`)
    }
    if (performance.now() - said > 15_000) {
      said = performance.now()
      console.log(`${summary.runs} of ${seeds} runs, ${rate(summary)}, ${summary.failed.length} failed`)
    }
    if (restoresIn(summary) >= goal) return false
    return values['keep-going'] || !summary.failed.length
  }
  const summary = await runMany(workers, { first, seeds, steps, workers: number('workers'), theme }, goOn)
  for (const done of summary.failed) await tell(done)
  tellCounts(summary)
  console.log(
    `\nseeds ${first} to ${first + summary.runs - 1}, ${steps} steps each: ${summary.runs} runs, ${rate(summary)}, ` +
      `${restoresIn(summary)} restores, ` +
      `${((performance.now() - started) / 1000).toFixed(0)} s; ${summary.failed.length} with a violation`,
  )
  return summary.failed.length
}

async function replay(seed: number): Promise<number> {
  const list = values.list?.split(',').map(Number)
  const done = await workers.run({ kind: 'run', seed, steps: list ?? steps, theme })
  if (done.violations.length) await tell(done)
  else console.log(`seed ${seed}: ${done.steps} steps, no violation`)
  return done.violations.length
}

async function tell(done: Done): Promise<void> {
  const flag = (values.defect ? ` --defect ${values.defect}` : '') + (theme ? ` --theme ${theme}` : '')
  console.log(`\nseed ${done.seed} broke a rule at step ${done.steps}:`)
  for (const { rule, what } of done.violations.slice(0, 5)) console.log(`  [${rule}] ${what}`)
  console.log(`  npm run test:simulation -- --replay ${done.seed} --steps ${steps}${flag}`)
  if (values['no-shrink']) return
  const { list, story, violations } = await workers.run({
    kind: 'shrink',
    seed: done.seed,
    steps: done.list,
    theme,
  })
  console.log(`  shrunk to ${list.length} steps: ${story.join(' · ')}`)
  for (const { rule, what } of violations.slice(0, 3)) console.log(`  [${rule}] ${what}`)
  console.log(`  npm run test:simulation -- --replay ${done.seed}${flag} --list ${list.join()}`)
}

function tellCounts({ counts }: Summary): void {
  for (const group of ['operation', 'outcome', 'fault', 'healed']) {
    console.log(`\n${group}`)
    const of = Object.entries(counts).filter(([what]) => what.startsWith(group))
    for (const [what, times] of of.sort(([, a], [, b]) => b - a))
      console.log(`${String(times).padStart(10)}  ${what.replace(/^\w+: /, '')}`)
  }
  console.log('')
  for (const what of ['mutations', 'requests', 'resets', 'digest mismatches reported'])
    console.log(`${String(counts[what] ?? 0).padStart(10)}  ${what}`)
}

function rate({ counts }: Summary): string {
  const seconds = (performance.now() - started) / 1000
  return `${counts.steps ?? 0} steps, ${Math.round((counts.steps ?? 0) / seconds)} a second`
}
