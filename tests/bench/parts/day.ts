import { Profile } from '../support/browser-profile.ts'
import type { Contestant } from '../support/contestant.ts'
import { countTraffic } from '../support/traffic.ts'
import { attempt, type Part, pause, quietMs, type Setup } from './part.ts'

interface Times {
  readonly ready: number[]
  readonly whole: number[]
  readonly start: number[]
  readonly pull: number[]
  readonly push: number[]
}

/**
 * One profile's day, with 10,000 records: first sync, cold start, pulls of ten changes, a push of 1,000. Contestants
 * take turns within each round; the first round warms up and counts what goes over the line.
 */
export const day: Part = async (setup) => {
  const { contestants, rounds, quick, findings, say } = setup
  const size = quick ? 1000 : 10_000
  const all = new Map<Contestant, Times>(
    contestants.map((one) => [one, { ready: [], whole: [], start: [], pull: [], push: [] }]),
  )
  for (let round = 0; round <= rounds; round++) {
    for (const one of contestants) {
      say(`${one.name}: a day with ${size} records, ${round === 0 ? 'warm-up' : `round ${round}`}`)
      await attempt(setup, 'a day', one.name, () =>
        oneDay(one, size, round === 0 ? null : all.get(one)!, setup),
      )
    }
  }
  for (const [{ name }, { ready, whole, start, pull, push }] of all) {
    findings.figure('first sync 10,000', name, ready, 'ms')
    findings.figure('first sync 10,000, proved', name, whole, 'ms')
    findings.figure('cold start 10,000', name, start, 'ms')
    findings.figure('pull 10 of 10,000', name, pull, 'ms')
    findings.figure('push 1,000', name, push, 'ms')
  }
}

async function oneDay(
  one: Contestant,
  size: number,
  times: Times | null,
  { quick, findings }: Setup,
): Promise<void> {
  const served = await one.serve(size)
  const profile = await Profile.open(served.url, served.cookies)
  const counted = async (measure: string, work: () => Promise<unknown>) => {
    const traffic = times ? null : await countTraffic(profile.page)
    await work()
    if (!traffic) return
    const { requests, sent, received } = await traffic.stop()
    findings.figure(`${measure}: requests`, one.name, [requests], '')
    findings.figure(`${measure}: sent`, one.name, [sent / 1000], 'kB')
    findings.figure(`${measure}: received`, one.name, [received / 1000], 'kB')
  }
  try {
    await counted('first sync 10,000', async () => {
      const { ready, whole } = await profile.call('firstSync', size)
      times?.ready.push(ready)
      times?.whole.push(whole)
    })
    const { before, after } = await profile.heap()
    if (times === null) findings.figure('first sync 10,000: heap', one.name, [after / 1e6], 'MB')
    if (times === null) findings.figure('first sync 10,000: heap at its end', one.name, [before / 1e6], 'MB')
    await profile.call('rest')
    await pause(quietMs)
    await profile.relaunch()
    const start = await profile.call('start', size)
    times?.start.push(start)
    await pause(2 * quietMs)
    for (let n = 0; n < (quick ? 2 : 4); n++) {
      await served.change(10)
      const pull = async () => {
        const ms = await profile.call('pull', 10)
        times?.pull.push(ms)
      }
      await (n === 0 ? counted('pull 10 of 10,000', pull) : pull())
      await pause(quietMs)
    }
    if (times === null) {
      await counted('no change', () => profile.call('pull', 0))
      await pause(quietMs)
    }
    await profile.call('prepare', 1000)
    await counted('push 1,000', async () => {
      const ms = await profile.call('push')
      times?.push.push(ms)
    })
  } finally {
    await profile.close()
    await served.stop()
  }
}
