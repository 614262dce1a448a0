/** `npm test`: everything that guards the product, in one command, closed by one line that says how it went. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'

interface Step {
  name: string
  passed: number
  failed: number
  skipped: number
  seconds: number
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

const reports = '.cache/tests'
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

/**
 * What a command says: `live` while it runs, `after` it has ended, so that the words of two do not mix, or
 * `onFailure` alone.
 */
type Voice = 'live' | 'after' | 'onFailure'

function run(command: string, voice: Voice): Promise<boolean> {
  return new Promise((resolve) => {
    const out = voice === 'live' ? 'inherit' : 'pipe'
    const child = spawn(command, { shell: true, stdio: ['ignore', out, out] })
    let said = ''
    child.stdout?.on('data', (part: Buffer) => (said += part.toString()))
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
    child.on('close', (code) => {
      if (said && (voice === 'after' || code !== 0)) console.log(`\n${said}`)
      resolve(code === 0)
    })
  })
}

async function check(name: string, command: string): Promise<Step> {
  const start = performance.now()
  const ok = await run(command, 'onFailure')
  return { name, passed: 0, failed: ok ? 0 : 1, skipped: 0, seconds: (performance.now() - start) / 1000 }
}

async function suite(name: string, projects: string[], voice: Voice): Promise<Step> {
  const start = performance.now()
  const file = `${reports}/${name}.json`
  const which = projects.map((project) => `--project ${project}`).join(' ')
  const ok = await run(
    `vitest run ${which} --reporter=default --reporter=json --outputFile.json=${file}`,
    voice,
  )
  const report = readReport(file)
  // A file that does not even load, or an error outside any test, fails no test: it must not be lost for that.
  const failed = Math.max(report?.numFailedTests ?? 0, ok ? 0 : 1)
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  return {
    name,
    passed: report?.numPassedTests ?? 0,
    failed,
    skipped,
    seconds: (performance.now() - start) / 1000,
  }
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return null
  }
}

/** What needs no more than one processor, and often waits: for the compilers, and for the browser. */
async function besides(voice: Voice): Promise<Step[]> {
  const done = [
    await check('types', 'npm run --silent typecheck'),
    await check('lint', 'npm run --silent lint'),
    await check('build', 'node sync-server/tasks/prepare.mjs --build'),
  ]
  const isBuilt = done.at(-1)!.failed === 0
  return isBuilt ? [...done, await suite('e2e', ['e2e'], voice)] : done
}

const withoutBrowser = async (): Promise<Step[]> => [
  await suite('unit', ['unit', 'again', 'components'], 'live'),
  await suite('simulation', ['simulation'], 'live'),
]

// One worker runs the unit tests; where there is another processor, it has enough to do meanwhile.
const steps =
  availableParallelism() > 1
    ? (await Promise.all([besides('after'), withoutBrowser()])).flat()
    : [...(await besides('live')), ...(await withoutBrowser())]

const sum = (count: (step: Step) => number) => steps.reduce((total, step) => total + count(step), 0)
const failed = sum((step) => step.failed)
const skipped = sum((step) => step.skipped)

console.log('')
for (const step of steps) {
  const tests = step.passed + step.failed > 1 ? `${step.passed} passed, ${step.failed} failed` : ''
  console.log(
    `${step.failed ? '✗' : '✓'} ${step.name.padEnd(11)}${`${step.seconds.toFixed(1)} s`.padStart(8)}  ${tests}`,
  )
}
console.log('')
console.log(`${sum((step) => step.passed)} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed ? 1 : 0
