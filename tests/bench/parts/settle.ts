import type { Judged, TwoSided } from '../pages/bench-page.ts'
import { Profile } from '../support/browser-profile.ts'
import type { Contestant } from '../support/contestant.ts'
import { attempt, type Part, pause, type Setup } from './part.ts'

const count = 200
const ways: Readonly<Record<TwoSided, string>> = {
  fields: 'different fields',
  items: 'different items of one checklist',
  same: 'the same field',
}

/** Two devices change the same 200 records without a line, then meet: how long, and what became of the values. */
export const settle: Part = async (setup) => {
  const { contestants, rounds, findings, say } = setup
  for (const how of Object.keys(ways) as TwoSided[]) {
    const label = `200 edited on two sides, ${ways[how]}`
    const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
    for (let round = 0; round <= rounds; round++) {
      for (const one of contestants) {
        if (!one.pair) continue
        say(`${one.name}: ${label}, ${round === 0 ? 'warm-up' : `round ${round}`}`)
        await attempt(setup, label, one.name, async () => {
          const { ms, judged } = await meet(one, how)
          if (round > 0) times.get(one.name)!.push(ms)
          if (round === rounds) tell(setup, label, one.name, how, judged)
        })
      }
    }
    for (const [name, values] of times) findings.figure(label, name, values, 'ms')
  }
}

async function meet(one: Contestant, how: TwoSided): Promise<{ ms: number; judged: readonly Judged[] }> {
  const pair = await one.pair!(how)
  const profiles = await Promise.all(pair.sides.map(({ url, cookies }) => Profile.open(url, cookies)))
  const both = <T>(work: (side: Profile, name: 'A' | 'B') => Promise<T>) =>
    Promise.all(profiles.map((side, n) => work(side, n === 0 ? 'A' : 'B')))
  try {
    for (const side of profiles) await side.call('firstSync', 3 * count)
    await pause(700)
    await both((side, name) => side.call('edit', how, name, count))
    const start = performance.now()
    // Whoever comes second has the other's at once; whoever was first asks again.
    for (let turn = 0; turn < 2; turn++) await both((side) => side.call('settle'))
    const ms = performance.now() - start
    return { ms, judged: await both((side) => side.call('judge', how, count)) }
  } finally {
    await both((side) => side.close())
    await pair.stop()
  }
}

function tell(
  { findings }: Setup,
  label: string,
  who: string,
  how: TwoSided,
  judged: readonly Judged[],
): void {
  const words = judged.map(({ merged, standing, kept, hidden }, n) => {
    const lost = `${kept} of 200 losing values are kept and shown, ${hidden} kept and hidden`
    const side = n === 0 ? 'A' : 'B'
    if (how === 'same') return `on ${side} ${standing} of 200 stand, ${lost}`
    return `on ${side} ${merged} of 200 merged${merged < count ? `, ${lost}` : ''}`
  })
  findings.note(label, who, words.join('; '))
  const good = judged.map((side) => (how === 'same' ? side.kept : side.merged))
  findings.figure(`${label}: kept`, who, [Math.min(...good)], '')
}
