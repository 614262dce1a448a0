import { expect, it } from 'vitest'
import { catchDefect } from './catch-defect.ts'
import { defects } from './defects/all-defects.ts'

it('there are thirteen deliberate defects', () => {
  expect(new Set(defects.map(({ name }) => name)).size).toBe(13)
})

it.each(defects)('[$rule] the defect "$name" is noticed within 300 seeds', async ({ name }) => {
  const caught = await catchDefect(name, { most: 300, steps: 100, workers: 2 })
  expect(caught?.after ?? Infinity).toBeLessThanOrEqual(300)
})
