/** `npm run test:screens [-- --pictures folder]`: screens.test.ts in every language, colour and size. */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { pictures: { type: 'string' } } })
const done = spawnSync('npx', ['vitest', 'run', '--project', 'e2e', 'tests/e2e/screens.test.ts'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    SCREENS_ALL: '1',
    ...(values.pictures !== undefined && { SCREENS: values.pictures }),
  },
})
process.exitCode = done.status ?? 1
