import type { Seeded } from '../../sync/seeded.ts'
import type { Temper } from '../world/temper.ts'
import type { World } from '../world/world.ts'

/** Something that happens; how often, in proportion to the others; never in a run without its trait. */
export interface Step {
  readonly name: string
  readonly weight: number
  readonly trait?: Exclude<keyof Temper, 'theme'>
  readonly run: (world: World, random: Seeded) => Promise<void>
}
