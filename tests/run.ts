/** `npm test`: everything that guards the product, in one command, closed by one line that says how it went. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

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

/** A quiet command speaks only when it fails. */
function run(command: string, quiet: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    let said = ''
    child.stdout?.on('data', (part: Buffer) => (said += part.toString()))
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
    child.on('close', (code) => {
      if (code !== 0 && said) console.error(`\n${said}`)
      resolve(code === 0)
    })
  })
}

async function check(name: string, command: string): Promise<Step> {
  const start = performance.now()
  const ok = await run(command, true)
  return { name, passed: 0, failed: ok ? 0 : 1, skipped: 0, seconds: (performance.now() - start) / 1000 }
}

async function suite(name: string, projects: string[]): Promise<Step> {
  const start = performance.now()
  const file = `${reports}/${name}.json`
  const which = projects.map((project) => `--project ${project}`).join(' ')
  const ok = await run(
    `vitest run ${which} --reporter=default --reporter=json --outputFile.json=${file}`,
    false,
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

const steps = await Promise.all([
  check('types', 'npm run --silent typecheck'),
  check('lint', 'npm run --silent lint'),
])
steps.push(await suite('unit', ['unit', 'components']))
steps.push(await suite('simulation', ['simulation']))
const build = await check('build', 'node sync-server/tasks/prepare.mjs --build')
steps.push(build)
if (build.failed === 0) steps.push(await suite('e2e', ['e2e']))

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
