import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seed } from '../support/seed.ts'
import { expectAgreement } from './expect-agreement.ts'
import { openStreet } from './street.ts'
import { StreetLife } from './street-life.ts'

const STEPS = 80

async function liveThrough(run: number): Promise<void> {
  const street = await openStreet(run % 1000)
  const life = new StreetLife(street, run)
  await life.begin()
  try {
    for (let i = 0; i < STEPS; i++) await life.step()
    expect(await life.heal()).toEqual([])
    await expectAgreement(life.walkers, street.server)
    // [D7] heals what it finds; here there must be nothing to find.
    const reported = life.walkers.flatMap(({ phone }) =>
      phone.line.requests.flatMap(({ mismatches }) => mismatches),
    )
    expect(life.wentBack ? [] : reported).toEqual([])
  } finally {
    await life.end()
  }
}

it(
  '[L1] [D2] [D8] three people, one server and every fault: all converge, and nothing typed is lost',
  { timeout: 300_000 },
  async () => {
    const runs = { seed, numRuns: Number(process.env.RUNS ?? 8), endOnFailure: true }
    await expect(fc.assert(fc.asyncProperty(fc.nat(), liveThrough), runs)).resolves.toBeUndefined()
  },
)
