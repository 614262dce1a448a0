import { Profile } from '../support/browser-profile.ts'
import { attempt, type Part } from './part.ts'

/** First sync of 50,000 records, and how much memory it takes. Once for each peer: some need half a minute. */
export const large: Part = async (setup) => {
  const { contestants, rounds, quick, findings, say } = setup
  const size = quick ? 2000 : 50_000
  const ready = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
  for (let round = 1; round <= rounds; round++) {
    for (const one of contestants) {
      if (one.isPeer && round > 1) continue
      say(`${one.name}: first sync of ${size}, round ${round}`)
      await attempt(setup, 'first sync 50,000', one.name, async () => {
        const served = await one.serve(size)
        const profile = await Profile.open(served.url, served.cookies)
        try {
          ready.get(one.name)!.push((await profile.call('firstSync', size)).ready)
          if (round > 1) return
          const { before, after } = await profile.heap()
          findings.figure('first sync 50,000: heap', one.name, [after / 1e6], 'MB')
          findings.figure('first sync 50,000: heap at its end', one.name, [before / 1e6], 'MB')
        } finally {
          await profile.close()
          await served.stop()
        }
      })
    }
  }
  for (const [name, values] of ready) findings.figure('first sync 50,000', name, values, 'ms')
}
