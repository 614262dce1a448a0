import { expect, it } from 'vitest'
import { catchDefect } from './catch-defect.ts'
import { defects } from './defects/all-defects.ts'

it('there are thirteen deliberate defects', () => {
  expect(new Set(defects.map(({ name }) => name)).size).toBe(13)
})

it.each(defects.map((defect) => [defect.rule, defect.name, defect] as const))(
  '[%s] the defect %s is noticed within 300 seeds',
  async (_rule, _name, defect) => {
    const caught = await catchDefect(defect, { most: 300, steps: 100, workers: 2 })
    expect(caught?.after ?? Infinity).toBeLessThanOrEqual(300)
  },
)
