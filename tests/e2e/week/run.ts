/** `npm run test:week [-- --days 28] [--seed 5]`: the week of week.test.ts, as long as wanted. */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { days: { type: 'string', default: '7' }, seed: { type: 'string' } },
})
const done = spawnSync('npx', ['vitest', 'run', '--project', 'e2e', 'tests/e2e/week.test.ts'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    WEEK_DAYS: values.days,
    ...(values.seed !== undefined && { WEEK_SEED: values.seed }),
  },
})
process.exitCode = done.status ?? 1
