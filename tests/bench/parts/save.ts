import { Profile } from '../support/browser-profile.ts'
import type { Contestant } from '../support/contestant.ts'
import { ours } from '../support/ours.ts'
import { attempt, type Part, pause, type Setup } from './part.ts'

/**
 * One durable save with 0, 10,000 and 50,000 records present, without a line to the server: ours and the same two rows
 * through bare Dexie with as many rows beside them, by turns on one page and one disk, both strict.
 */
export const save: Part = async (setup) => {
  const { contestants, quick, say } = setup
  const count = quick ? 20 : 100
  for (const size of quick ? [0, 1000] : [0, 10_000, 50_000]) await byTurns(setup, size, count)
  const size = quick ? 1000 : 10_000
  for (const one of contestants.filter(({ isPeer }) => isPeer)) {
    say(`${one.name}: saves with ${size} present`)
    await attempt(setup, labelOf(size), one.name, () => withPeer(setup, one, size, count))
  }
}

const labelOf = (size: number) => `save, ${size.toLocaleString('en')} present`

/** The first few make the statements and pages that the others find ready. */
const first = 5

async function byTurns({ rounds, findings, say }: Setup, size: number, count: number): Promise<void> {
  const all: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
  for (let round = 1; round <= rounds; round++) {
    say(`${labelOf(size)}, round ${round}`)
    const served = await ours.serve(size)
    const profile = await Profile.open(served.url, served.cookies)
    try {
      await profile.call('firstSync', size)
      await pause(1000)
      await profile.offline(true)
      const { ours: own, bare } = await profile.call('saveByTurns', count + first, size)
      all.ours.push(...own.slice(first))
      all.bare.push(...bare.slice(first))
    } finally {
      await profile.close()
      await served.stop()
    }
  }
  findings.figure(labelOf(size), ours.name, all.ours, 'ms')
  findings.figure(labelOf(size), 'limit', all.bare, 'ms')
  findings.figure(`${labelOf(size)}: longest`, ours.name, [Math.max(...all.ours)], 'ms')
  findings.figure(`${labelOf(size)}: longest`, 'limit', [Math.max(...all.bare)], 'ms')
}

async function withPeer({ findings }: Setup, one: Contestant, size: number, count: number): Promise<void> {
  const served = await one.serve(size)
  const profile = await Profile.open(served.url, served.cookies)
  try {
    await profile.call('firstSync', size)
    await pause(1000)
    await profile.offline(true)
    const times = await profile.call('saves', count + first)
    findings.figure(labelOf(size), one.name, times.slice(first), 'ms')
  } finally {
    await profile.close()
    await served.stop()
  }
}
