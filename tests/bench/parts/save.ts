import { Profile } from '../support/browser-profile.ts'
import { ours } from '../support/ours.ts'
import { type Part, pause } from './part.ts'

/**
 * One durable save with 0, 10,000 and 50,000 records present, without a line to the server: ours and the same two rows
 * through bare Dexie with as many rows beside them, by turns on one page and one disk, both strict.
 */
export const save: Part = async ({ contestants, rounds, quick, findings, say }) => {
  const sizes = quick ? [0, 1000] : [0, 10_000, 50_000]
  const count = quick ? 20 : 100
  for (const size of sizes) {
    const label = `save, ${size.toLocaleString('en')} present`
    const all: Record<string, number[]> = { ours: [], bare: [] }
    for (let round = 1; round <= rounds; round++) {
      say(`${label}, round ${round}`)
      const served = await ours.serve(size)
      const profile = await Profile.open(served.url, served.cookies)
      try {
        await profile.call('firstSync', size)
        await pause(1000)
        await profile.offline(true)
        const { ours: own, bare } = await profile.call('saveByTurns', count + 5, size)
        // The first few make the statements and pages that the others find ready.
        all.ours!.push(...own.slice(5))
        all.bare!.push(...bare.slice(5))
      } finally {
        await profile.close()
        await served.stop()
      }
    }
    findings.figure(label, ours.name, all.ours!, 'ms')
    findings.figure(label, 'limit', all.bare!, 'ms')
  }
  const size = quick ? 1000 : 10_000
  for (const one of contestants.filter(({ isPeer }) => isPeer)) {
    say(`${one.name}: saves with ${size} present`)
    const served = await one.serve(size)
    const profile = await Profile.open(served.url, served.cookies)
    try {
      await profile.call('firstSync', size)
      await pause(1000)
      await profile.offline(true)
      findings.figure(
        `save, ${size.toLocaleString('en')} present`,
        one.name,
        (await profile.call('saves', count + 5)).slice(5),
        'ms',
      )
    } finally {
      await profile.close()
      await served.stop()
    }
  }
}
