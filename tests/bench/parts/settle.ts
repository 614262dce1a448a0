import type { TwoSided } from '../pages/bench-page.ts'
import { Profile } from '../support/browser-profile.ts'
import { type Part, pause } from './part.ts'

const count = 200
const ways: Readonly<Record<TwoSided, string>> = {
  fields: 'different fields',
  items: 'different items of one checklist',
  same: 'the same field',
}

/** Two devices change the same 200 records without a line, then meet: how long, and what became of the values. */
export const settle: Part = async ({ contestants, rounds, findings, say }) => {
  for (const how of Object.keys(ways) as TwoSided[]) {
    const label = `200 edited on two sides, ${ways[how]}`
    for (const one of contestants) {
      if (!one.pair) continue
      const times: number[] = []
      for (let round = 0; round <= rounds; round++) {
        say(`${one.name}: ${label}, ${round === 0 ? 'warm-up' : `round ${round}`}`)
        const pair = await one.pair(how)
        const [a, b] = await Promise.all(
          pair.sides.map(({ url, cookies }) => Profile.open(url, cookies)) as [
            Promise<Profile>,
            Promise<Profile>,
          ],
        )
        try {
          for (const side of [a, b]) await side.call('firstSync', 3 * count)
          await pause(700)
          await Promise.all([a.call('edit', how, 'A', count), b.call('edit', how, 'B', count)])
          const start = performance.now()
          // Whoever comes second has the other's at once; whoever was first asks again.
          for (let turn = 0; turn < 2; turn++) await Promise.all([a.call('settle'), b.call('settle')])
          if (round > 0) times.push(performance.now() - start)
          if (round < rounds) continue
          const found = [await a.call('judge', how, count), await b.call('judge', how, count)]
          const words = ['A', 'B'].map((side, n) => {
            const { merged, standing, kept } = found[n]!
            return how === 'same'
              ? `on ${side} ${standing} of 200 stand, ${kept} of 200 losing values are kept and shown`
              : `on ${side} ${merged} of 200 merged`
          })
          findings.note(label, one.name, words.join('; '))
          findings.figure(
            `${label}: kept`,
            one.name,
            [Math.min(...found.map((side) => (how === 'same' ? side.kept : side.merged)))],
            '',
          )
        } finally {
          await Promise.all([a.close(), b.close()])
          await pair.stop()
        }
      }
      findings.figure(label, one.name, times, 'ms')
    }
  }
}
