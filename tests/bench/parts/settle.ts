import type { Judged, TwoSided } from '../pages/bench-page.ts'
import { Profile } from '../support/browser-profile.ts'
import { attempt, type Part, pause, quietMs, type Setup } from './part.ts'

const count = 200

const sides = '200 edited on two sides'

interface Way {
  readonly how: TwoSided
  readonly label: string
}

/** An inspection may be changed by its author alone, who has two devices. */
const meetings: readonly { readonly of: 'people' | 'devices'; readonly ways: readonly Way[] }[] = [
  {
    of: 'people',
    ways: [
      { how: 'fields', label: `${sides}, different fields` },
      { how: 'same', label: `${sides}, the same field` },
    ],
  },
  { of: 'devices', ways: [{ how: 'items', label: `${sides}, different items of one checklist` }] },
]

/** Two devices change the same 200 records without a line, then meet: how long, and what became of the values. */
export const settle: Part = async (setup) => {
  const { contestants, rounds, findings, say } = setup
  const times = new Map<string, number[]>()
  for (const { of, ways } of meetings) {
    for (let round = 1; round <= rounds; round++) {
      for (const one of contestants) {
        if (!one.pair) continue
        say(`${one.name}: 200 records edited by two ${of}, round ${round}`)
        await attempt(setup, `${sides} (${of})`, one.name, async () => {
          const pair = await one.pair!(of)
          const profiles = await Promise.all(pair.sides.map(({ url, cookies }) => Profile.open(url, cookies)))
          try {
            for (const side of profiles) await side.call('firstSync', 3 * count)
            for (const { how, label } of ways) {
              const key = `${label}|${one.name}`
              times.set(key, [...(times.get(key) ?? []), await meet(profiles, how)])
              if (round < rounds) continue
              const judged = await Promise.all(profiles.map((side) => side.call('judge', how, count)))
              tell(setup, label, one.name, how, judged)
            }
          } finally {
            for (const side of profiles) await side.close()
            await pair.stop()
          }
        })
      }
    }
  }
  for (const [key, values] of times) {
    const [label, name] = key.split('|') as [string, string]
    findings.figure(label, name, values, 'ms')
  }
}

async function meet(profiles: readonly Profile[], how: TwoSided): Promise<number> {
  await pause(quietMs)
  await Promise.all(profiles.map((side, n) => side.call('edit', how, n === 0 ? 'A' : 'B', count)))
  const start = performance.now()
  // Whoever comes second has the other's at once; whoever was first asks again.
  for (let turn = 0; turn < 2; turn++) await Promise.all(profiles.map((side) => side.call('settle')))
  return performance.now() - start
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
