import { describe, expect, it } from 'vitest'
import { killServer } from '../crash/kill-server.ts'
import { seed } from '../support/seed.ts'
import { bundleServer } from './support/server-process.ts'

const kills = 50

describe('a server that is killed while devices push and pull', () => {
  it(`[P2] [P4] [C2] loses nothing that it acknowledged, applies nothing twice, and starts clean, ${kills} times`, async () => {
    const entry = await bundleServer()
    const killed = await killServer({
      entry,
      kills,
      seed,
      devices: 3,
      loadMs: 120,
      checkEvery: 10,
      say: () => {},
    })
    expect(killed.acknowledged).toBeGreaterThan(kills)
    expect(killed.unanswered).toBeGreaterThan(kills)
    console.log(`${killed.acknowledged} mutations acknowledged, ${kills} kills, none lost`)
  }, 240_000)
})
