import vue from '@vitejs/plugin-vue'
import type { TestProjectConfiguration } from 'vitest/config'

const inComponents = ['components', 'views', 'stores', 'composables', 'router'].map(
  (d) => `tests/${d}/**/*.test.ts`,
)
/** Runs the tests of other files once more, so it needs its own copy of them. */
const again = ['tests/server/postgres/same-server.test.ts']

/** On a machine that does other things, too. */
const patient = { poll: { timeout: 10_000 } }
const seeded = { setupFiles: ['tests/support/seed.ts'], globalSetup: ['tests/support/seed.ts'] }

/** `vitest run --project unit`, or simply the path of one file. */
export const projects: TestProjectConfiguration[] = [
  {
    plugins: [vue()],
    test: {
      ...seeded,
      name: 'unit',
      environment: 'node',
      include: ['tests/**/*.test.ts'],
      exclude: [...inComponents, ...again, 'tests/simulation/**', 'tests/bench/**', 'tests/e2e/**'],
      // Every test makes its own world; reading the modules anew for each file took a third of the time.
      isolate: false,
      testTimeout: 20_000,
      expect: patient,
    },
  },
  {
    plugins: [vue()],
    test: {
      ...seeded,
      name: 'again',
      environment: 'node',
      include: again,
      testTimeout: 20_000,
      expect: patient,
    },
  },
  {
    plugins: [vue()],
    test: {
      ...seeded,
      name: 'components',
      environment: 'happy-dom',
      include: inComponents,
      testTimeout: 20_000,
      expect: patient,
      server: { deps: { inline: [/element-plus.*\/style\//] } },
    },
  },
  {
    test: {
      ...seeded,
      name: 'simulation',
      environment: 'node',
      include: ['tests/simulation/**/*.test.ts'],
      testTimeout: 600_000,
    },
  },
  {
    test: {
      name: 'e2e',
      environment: 'node',
      include: ['tests/e2e/**/*.test.ts'],
      globalSetup: ['tests/support/built.ts'],
      fileParallelism: false,
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  },
]
