import type { Seeded } from '../../sync/seeded.ts'
import type { Temper } from '../world/temper.ts'
import { lineSteps } from './line-steps.ts'
import { peopleSteps } from './people-steps.ts'
import { phoneSteps } from './phone-steps.ts'
import { serverSteps } from './server-steps.ts'
import type { Step } from './step.ts'

const all: readonly Step[] = [...peopleSteps, ...lineSteps, ...phoneSteps, ...serverSteps]

export function anyStep(temper: Temper, random: Seeded): Step {
  const possible = all.filter(({ trait }) => !trait || temper[trait])
  const weightOf = ({ weight, trait }: Step) =>
    trait !== undefined && trait === temper.theme ? 5 * weight : weight
  let dice = (random.below(1e6) / 1e6) * possible.reduce((sum, step) => sum + weightOf(step), 0)
  return possible.find((step) => (dice -= weightOf(step)) < 0) ?? possible.at(-1)!
}
